package coop.byhandsandbox;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When money goes to banks: how long after it has become available the platform's and the
 * accounts' is paid out by itself (null: never, only when asked), how long a payout is under way,
 * and how long a bank takes to send one back.
 */
public record PayoutPlan(
    @Nullable Duration platformAfter,
    @Nullable Duration accountsAfter,
    Duration arrivesAfter,
    Duration returnedAfter) {

  /** The platform asks for its payouts; accounts are paid out after a day; two days each way. */
  public static final PayoutPlan STANDARD =
      new PayoutPlan(null, Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(2));

  /** No payout is made by itself. */
  public static final PayoutPlan BY_HAND =
      new PayoutPlan(null, null, Duration.ofDays(2), Duration.ofDays(2));

  /** Refuses delays below zero. */
  public PayoutPlan {
    boolean anyBelowZero =
        (platformAfter != null && platformAfter.isNegative())
            || (accountsAfter != null && accountsAfter.isNegative())
            || arrivesAfter.isNegative()
            || returnedAfter.isNegative();
    if (anyBelowZero) {
      throw new IllegalArgumentException("Delays of payouts cannot be below zero");
    }
  }

  Optional<Duration> paidOutAfter(String owner) {
    return Optional.ofNullable(owner.equals(Owner.PLATFORM) ? platformAfter : accountsAfter);
  }
}
