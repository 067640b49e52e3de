package coop.byhand.payments;

import java.net.URI;

/** What came of sending a payee to the provider's questions. */
public sealed interface OnboardOutcome {

  /** The payee answers here; the address works once and for a short time. */
  record Page(URI page) implements OnboardOutcome {}

  /** There is nothing to ask: money can go there. */
  record Ready() implements OnboardOutcome {}

  /** The provider gives no answer now; asking again is safe. */
  record Unavailable() implements OnboardOutcome {}

  /** The provider refuses; an alert was raised. */
  record Refused() implements OnboardOutcome {}
}
