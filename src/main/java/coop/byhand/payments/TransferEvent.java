package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;

/**
 * What became of money that goes to a payee or is taken back from one. Published inside the
 * transaction that records it, each at most once.
 */
public sealed interface TransferEvent {

  Instant at();

  /** The payee has it at the provider. */
  record TransferSent(TransferId transfer, Money amount, Instant at) implements TransferEvent {}

  /**
   * The provider made it in our name and we have forgotten it, as after a copy of the database was
   * restored. It is written down again as done.
   *
   * @param group what it belongs to, in the words of the room that once asked
   */
  record TransferFound(TransferId transfer, String payee, Money amount, String group, Instant at)
      implements TransferEvent {}

  /** The provider refuses it for good; no money moved. */
  record TransferFailed(TransferId transfer, Money amount, String reason, Instant at)
      implements TransferEvent {}

  /** It came back to our balance. */
  record ReversalDone(ReversalId reversal, TransferId transfer, Money amount, Instant at)
      implements TransferEvent {}

  /** The payee's balance does not suffice, or the provider refuses; no money moved. */
  record ReversalFailed(
      ReversalId reversal, TransferId transfer, Money amount, String reason, Instant at)
      implements TransferEvent {}
}
