package coop.byhand.tally;

import java.util.List;
import java.util.stream.Stream;

/**
 * A change that needs a large majority in either direction: the result moves away from the present
 * value only as far as the given share of the voters want to go at least.
 */
public final class Quantile {

  private static final long PART = 2;
  private static final long WHOLE = 3;

  private Quantile() {}

  /**
   * The largest voted value above the present that two thirds of the voters reach or pass; else the
   * smallest below it likewise; else the present value.
   */
  public static long twoThirds(long present, List<Long> votes) {
    long up = upward(present, votes);
    return up != present ? up : downward(present, votes);
  }

  static long upward(long present, List<Long> votes) {
    return reached(votes.stream().filter(vote -> vote > present), present, votes, true);
  }

  static long downward(long present, List<Long> votes) {
    return reached(votes.stream().filter(vote -> vote < present), present, votes, false);
  }

  /** How many votes two thirds of so many are, rounded up. */
  static long needed(int votes) {
    return (PART * votes + WHOLE - 1) / WHOLE;
  }

  /** Votes that lie at this value or beyond it, seen from the present value. */
  static long goingSoFar(long value, List<Long> votes, boolean up) {
    return votes.stream().filter(vote -> up ? vote >= value : vote <= value).count();
  }

  private static long reached(Stream<Long> candidates, long present, List<Long> votes, boolean up) {
    long furthest = present;
    for (long value : candidates.distinct().toList()) {
      boolean further = up ? value > furthest : value < furthest;
      if (further && WHOLE * goingSoFar(value, votes, up) >= PART * votes.size()) {
        furthest = value;
      }
    }
    return furthest;
  }
}
