package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;

/**
 * A correction of what the books hold at the provider. Published inside the transaction that records
 * it, each at most once.
 */
public sealed interface CorrectionEvent {

  /** Kind and key of the item, in outside form. */
  String item();

  /** Counts the corrections of one item from 1. */
  int number();

  /** What the balance at the provider is changed by; below zero if it falls. */
  Money amount();

  /** Where it went, or came from, instead. */
  MovementReason reason();

  Instant at();

  /** A person had it booked. */
  record CorrectionBooked(String item, int number, Money amount, MovementReason reason, Instant at)
      implements CorrectionEvent {}

  /** It is taken back, with the amount and reason that it was booked with. */
  record CorrectionTakenBack(
      String item, int number, Money amount, MovementReason reason, Instant at)
      implements CorrectionEvent {}
}
