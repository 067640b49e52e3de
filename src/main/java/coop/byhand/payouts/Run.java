package coop.byhand.payouts;

import coop.byhand.policy.PolicyVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One round in which members are paid.
 *
 * @param number from 1 without gaps
 * @param policy in force at its start; the whole run follows it
 * @param finishedAt when nobody was left to be paid, null while it works
 */
public record Run(
    int number, PolicyVersion policy, Instant startedAt, @Nullable Instant finishedAt) {

  /** How long a run may work before a person has to look. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  boolean isOpen() {
    return finishedAt == null;
  }

  /** True if it has worked so long that a person has to look. */
  public boolean isStuck(Instant now) {
    return isOpen() && startedAt.plus(PATIENCE).isBefore(now);
  }

  /**
   * When the next run is due: an interval after the start of the last one, and at once where there
   * was none. However many intervals have passed, one run is due.
   *
   * @param interval in force now
   */
  static Instant nextDue(Optional<Run> last, Duration interval, Instant now) {
    return last.map(run -> run.startedAt().plus(interval)).orElse(now);
  }
}
