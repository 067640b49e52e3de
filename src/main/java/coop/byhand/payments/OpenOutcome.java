package coop.byhand.payments;

import java.net.URI;

/** What came of opening a payment at the provider. */
public sealed interface OpenOutcome {

  /** The buyer can pay here. The same address again if it was open already. */
  record Opened(URI page) implements OpenOutcome {}

  /** There is nothing left to open: it is decided, or the money is on its way. */
  record Decided(PaymentState state) implements OpenOutcome {}

  /** The provider gave no answer. Opening again later is safe: it is the same call. */
  record Unavailable() implements OpenOutcome {}

  /** The provider refused the payment for good; an alert was raised. */
  record Refused() implements OpenOutcome {}
}
