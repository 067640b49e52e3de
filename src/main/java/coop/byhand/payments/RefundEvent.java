package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;

/**
 * What became of money that goes back to a buyer. Published inside the transaction that records it,
 * each at most once a refund. A refund that has gone may still fail days later.
 */
public sealed interface RefundEvent {

  RefundId refund();

  PaymentId payment();

  Money amount();

  Instant at();

  /** The provider has sent it. */
  record RefundSent(RefundId refund, PaymentId payment, Money amount, Instant at)
      implements RefundEvent {}

  /**
   * It did not arrive; the money is on our balance. Comes after {@link RefundSent} where the buyer's
   * bank sent it back, and alone where it never left.
   */
  record RefundFailed(RefundId refund, PaymentId payment, Money amount, String reason, Instant at)
      implements RefundEvent {

    static final String DISPUTED = "charge_disputed";

    /** Ours: the bank has taken a part of the payment, and the provider does not send the rest. */
    static final String DISPUTED_IN_PART = "charge_disputed_in_part";

    /** Whether it cannot go back since the buyer's bank has taken the money. */
    public boolean takenByBank() {
      return reason.equals(DISPUTED);
    }
  }
}
