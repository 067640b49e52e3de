package coop.byhand.policy;

import java.time.Duration;

/**
 * The voted rules of ordinary votes under one version. They are pinned when a vote opens: a later
 * change does not touch it.
 *
 * @param quorumTenths the factor of the quorum in tenths; 15 is 1.5
 */
public record VotingRules(
    PolicyVersion version,
    Duration discussion,
    Duration notice,
    Duration vote,
    Duration rateLock,
    Duration otherLock,
    Duration textLock,
    int quorumTenths) {

  private static final int SPONSORS_MIN = 2;
  private static final int SPONSORS_MAX = 5;

  /** How long an adopted change waits before it takes effect. */
  public Duration lock(TimeLock lock) {
    return switch (lock) {
      case RATE -> rateLock;
      case OTHER -> otherLock;
      case TEXT -> textLock;
    };
  }

  /**
   * The smallest number of votes k with k ≥ factor · √N, in whole numbers: (10k)² ≥ tenths² · N.
   * With the founding factor 1.5 that is 4k² ≥ 9N (Debian constitution 1.9, three times its Q).
   *
   * @param roll members on the roll, not negative
   */
  public int quorum(int roll) {
    long needed = (long) quorumTenths * quorumTenths * roll;
    int votes = 0;
    while (100L * votes * votes < needed) {
      votes++;
    }
    return votes;
  }

  /**
   * How many members besides the proposer must sponsor a proposal: half the square root of the
   * membership, at least 2 and at most 5 (Debian constitution 1.9, K).
   */
  public int sponsors(int members) {
    int half = 0;
    while (half < SPONSORS_MAX && 4L * (half + 1) * (half + 1) <= members) {
      half++;
    }
    return Math.max(SPONSORS_MIN, half);
  }
}
