package coop.byhand.checkout;

import java.time.Instant;

/** Where an order stands. */
public sealed interface OrderState {

  /** Ordered; not paid as far as we know. */
  record Placed() implements OrderState {}

  /** Paid, and at least one of its licences granted, in one transaction. */
  record Paid(Instant at) implements OrderState {}

  /** Nothing was paid and nothing can be any more. */
  record Closed(Instant at, String reason) implements OrderState {}

  /** Paid, but nothing of it could be licensed: all of the money goes back. */
  record RefundDue(Instant at, String reason) implements OrderState {}
}
