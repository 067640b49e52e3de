package coop.byhand.look;

/** How the person who is signed in stands to the house. The room that keeps the roll answers. */
public interface Standing {

  /** Whether somebody is signed in and on the roll of members. */
  boolean isMember();
}
