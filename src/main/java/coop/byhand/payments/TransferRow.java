package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored transfer.
 *
 * @param account the payee's account at the provider, null if there is none yet
 * @param name of the transfer at the provider, without the number of the attempt
 * @param attempt counted from 1
 * @param triedAt when the provider was last asked to move it, null if never
 * @param providerTransfer the provider's id, null until it is done
 */
record TransferRow(
    TransferId id,
    String payee,
    @Nullable String account,
    Money amount,
    String group,
    String name,
    int attempt,
    @Nullable Instant triedAt,
    State state,
    @Nullable String providerTransfer) {

  /** How far the money is. */
  enum State {
    INTENDED,
    DONE,
    FAILED
  }

  /** What the provider knows this try by. A try that it answered has its own. */
  String idempotencyKey() {
    return name + ":" + attempt;
  }
}
