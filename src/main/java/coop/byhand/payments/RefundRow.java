package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored refund.
 *
 * @param why what it is for
 * @param name of the refund at the provider, without the number of the attempt
 * @param attempt counted from 1
 * @param triedAt when the provider was first asked to send it, null if never
 * @param providerRefund the provider's id, null until it has answered
 */
record RefundRow(
    RefundId id,
    PaymentId payment,
    Money amount,
    Refunds.Reason why,
    String name,
    int attempt,
    @Nullable Instant triedAt,
    State state,
    @Nullable String providerRefund,
    @Nullable Instant decidedAt) {

  /** How far the money is. */
  enum State {
    INTENDED,
    SENT,
    DONE,
    FAILED
  }

  /** What the provider knows this try by. A try that it answered with an error has its own. */
  String idempotencyKey() {
    return name + ":" + attempt;
  }

  /** All that is left of the payment goes back. */
  boolean whole() {
    return why.whole();
  }

  /** Whether there is nothing left to do; what is done may still fail by a later word. */
  boolean isDecided() {
    return state == State.DONE || state == State.FAILED;
  }
}
