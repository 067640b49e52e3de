package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says about a dispute when asked.
 *
 * @param payment our id as the charge bears it, null if it bears none
 * @param charge the provider's id of the disputed money
 * @param status the provider's word
 * @param evidenceBy until when we may answer, null if we may not
 * @param movements what it moved on our balance so far
 */
record ProviderDispute(
    String id,
    @Nullable String payment,
    @Nullable String charge,
    boolean live,
    Money amount,
    String reason,
    String status,
    @Nullable Instant evidenceBy,
    List<Movement> movements) {

  /**
   * One movement on our balance.
   *
   * @param amount below zero when the money leaves us
   * @param fee what the provider keeps of it; below zero when it gives a fee back
   */
  record Movement(Money amount, Money fee) {}
}
