package coop.byhand.checkout;

import coop.byhand.licensing.LicenceId;
import java.time.Instant;

/** Where an order stands. */
public sealed interface OrderState {

  /** Ordered; not paid as far as we know. */
  record Placed() implements OrderState {}

  /** Paid, and its licence granted, in one transaction. */
  record Paid(Instant at, LicenceId licence) implements OrderState {}

  /** Nothing was paid and nothing can be any more. */
  record Closed(Instant at, String reason) implements OrderState {}

  /** Paid, but the licence could not be granted: the money goes back. */
  record RefundDue(Instant at, String reason) implements OrderState {}
}
