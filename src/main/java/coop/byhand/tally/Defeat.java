package coop.byhand.tally;

import java.util.Comparator;

/**
 * One option is preferred to another by more papers than the other way round.
 *
 * @param votes papers that prefer the winner
 * @param against papers that prefer the loser, fewer than {@code votes}
 */
public record Defeat(int winner, int loser, long votes, long against) {

  /** Weakest first: fewer votes, then more against (Debian, A.5.7). */
  static final Comparator<Defeat> BY_STRENGTH =
      Comparator.comparingLong(Defeat::votes)
          .thenComparing(Comparator.comparingLong(Defeat::against).reversed());
}
