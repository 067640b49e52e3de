package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored dispute: what we told of it.
 *
 * @param status the provider's word when it was last asked
 * @param withdrawn null until the money left our balance; the fee beside it
 * @param reinstated null until money came back to our balance
 * @param verdict null until it is decided
 */
record DisputeRow(
    String id,
    PaymentId payment,
    Money amount,
    String reason,
    String status,
    @Nullable Instant evidenceBy,
    @Nullable Money withdrawn,
    @Nullable Money fee,
    @Nullable Money reinstated,
    DisputeEvent.@Nullable Verdict verdict) {}
