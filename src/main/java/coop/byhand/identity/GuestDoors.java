package coop.byhand.identity;

/** Which pages of the app are open to people without an account. The app itself answers. */
public interface GuestDoors {

  /** Whether a guest may go there. */
  boolean open(ReturnPath page);
}
