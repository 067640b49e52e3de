package coop.byhand.checkout;

import coop.byhand.kernel.Money;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.RefundId;
import java.time.Instant;

/**
 * One way back of a payment that no order waits for.
 *
 * @param reference what the provider says it was paid for: an order, which may be forgotten
 * @param amount all of the payment
 * @param foundAt when the payment was found
 */
public record StrayRefund(
    RefundId id, PaymentId payment, String reference, Money amount, Instant foundAt, State state) {

  /** Where it stands. */
  public enum State {
    /** On its way. */
    GOING,
    /** The buyer has it, unless the bank sends it back. */
    SENT,
    /** It did not arrive and is still owed. */
    FAILED,
    /** The buyer's bank has taken it by itself. */
    KEPT_BY_BANK
  }
}
