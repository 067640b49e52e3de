package coop.byhand.identity;

import java.time.Duration;

/** What became of asking for a sign-in link. Never says whether the address has an account. */
public sealed interface LinkRequestOutcome {

  /** A link is on its way to this address, whether or not it has an account. */
  record Sent(EmailAddress to) implements LinkRequestOutcome {}

  /** Too many links were asked for from here or for this address; again after this time. */
  record TooMany(Duration pause) implements LinkRequestOutcome {}

  /** What was typed is no mail address. */
  record NotAnAddress(String typed) implements LinkRequestOutcome {}
}
