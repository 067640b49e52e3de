package coop.byhand.identity;

/** What became of using a sign-in link. */
public sealed interface Redemption {

  /**
   * The person proved to be at the address; the link is used up.
   *
   * @param destination page of this site to go to
   */
  record SignedIn(PersonId person, ReturnPath destination) implements Redemption {}

  /** There is no account yet and no usable name was given; the link still works. */
  record NameNeeded(EmailAddress email) implements Redemption {}

  /** Used, too old, or never made here. */
  record Dead() implements Redemption {}
}
