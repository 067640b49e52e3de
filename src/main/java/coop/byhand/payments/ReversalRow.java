package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money taken back from a payee, as stored.
 *
 * @param providerTransfer the provider's id of the transfer that it comes from
 * @param name of the reversal at the provider, without the number of the attempt
 * @param attempt counted from 1
 * @param triedAt when the provider was last asked to move it, null if never
 */
record ReversalRow(
    ReversalId id,
    TransferId transfer,
    String providerTransfer,
    Money amount,
    String name,
    int attempt,
    @Nullable Instant triedAt,
    TransferRow.State state) {

  /** What the provider knows this try by. A try that it answered has its own. */
  String idempotencyKey() {
    return name + ":" + attempt;
  }
}
