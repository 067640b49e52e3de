package coop.byhand.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as we know it now.
 *
 * @param checkedAt when the provider was last asked, null if never
 * @param returnedAt when all of it had gone back to the buyer, null while it has not
 */
public record PaymentReport(
    PaymentId id, PaymentState state, @Nullable Instant checkedAt, @Nullable Instant returnedAt) {}
