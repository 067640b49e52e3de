package coop.byhand.look;

/** How the person who is signed in stands to the house. The room that keeps the roll answers. */
public interface Standing {

  /** Role of people with an account: whoever may open a page that guests may not. */
  String PERSON = "PERSON";

  /** Role of people who buy without an account. */
  String GUEST = "GUEST";

  /** Whether somebody is signed in and on the roll of members. */
  boolean isMember();

  /** Whether it is somebody without an account. */
  boolean isGuest();
}
