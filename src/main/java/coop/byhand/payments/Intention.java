package coop.byhand.payments;

import java.time.Instant;

/**
 * A payment as it was written down before the provider heard of it. Everything that the call needs
 * comes from here, so that each repetition is the same call with the same key.
 *
 * @param name of the payment at the provider, without the number of the attempt
 * @param attempt counted from 1
 */
record Intention(
    PaymentId id, PaymentRequest request, String name, int attempt, boolean live, Instant at) {

  /** What the provider knows this try by. A try that it answered with an error has its own. */
  String idempotencyKey() {
    return name + ":" + attempt;
  }
}
