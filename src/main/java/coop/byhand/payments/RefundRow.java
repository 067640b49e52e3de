package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored refund of a whole payment.
 *
 * @param name of the refund at the provider, without the number of the attempt
 * @param attempt counted from 1
 * @param providerRefund the provider's id, null until it has answered
 */
record RefundRow(
    PaymentId payment,
    Money amount,
    String name,
    int attempt,
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

  String idempotencyKey() {
    return name + ":" + attempt;
  }

  /** Whether there is nothing left to ask the provider. */
  boolean isDecided() {
    return state == State.DONE || state == State.FAILED;
  }
}
