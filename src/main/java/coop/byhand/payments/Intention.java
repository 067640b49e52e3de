package coop.byhand.payments;

import java.time.Instant;

/**
 * A payment as it was written down before the provider heard of it. Everything that the call needs
 * comes from here, so that each repetition is the same call with the same key.
 */
record Intention(
    PaymentId id, PaymentRequest request, String idempotencyKey, boolean live, Instant at) {}
