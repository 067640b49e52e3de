package coop.byhand.moderation;

import coop.byhand.identity.PersonId;

/** Who reports a work. */
public sealed interface Reporter {

  /** Somebody who is signed in; their account holds name and mail address. */
  record SignedIn(PersonId person) implements Reporter {}

  /**
   * Anybody else.
   *
   * @param name as typed
   * @param email as typed; the answer goes there
   * @param remote network address the report came from
   */
  record Somebody(String name, String email, String remote) implements Reporter {}
}
