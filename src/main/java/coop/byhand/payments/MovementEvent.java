package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;

/**
 * Money that the provider moved on our balance for no thing of ours. Published inside the transaction
 * that records it, each at most once a movement.
 */
public sealed interface MovementEvent {

  /** The provider's id of the movement. */
  String movement();

  /** What our balance rose by, fees taken off; below zero if it fell. */
  Money net();

  Instant at();

  /** Nothing has explained it for a while. */
  record MovementUnexplained(String movement, Money net, Instant at) implements MovementEvent {}

  /** Something of ours, which is booked as what it is, explains it now. */
  record MovementExplained(String movement, Money net, Instant at) implements MovementEvent {}

  /** The provider says that it is its own fee, for a month or a service and not for a payment. */
  record FeeCharged(String movement, Money net, Instant at) implements MovementEvent {}

  /** A person found out what it was. */
  record MovementBooked(String movement, Money net, MovementReason reason, Instant at)
      implements MovementEvent {}
}
