package coop.byhand.tally;

import java.util.List;

/**
 * How a number is set. The median of the votes decides, except that a change which takes from the
 * creators (a higher commission, a longer hold, a lower floor) moves only as far as two thirds of
 * the voters want to go at least, and otherwise stays. Both parts are order statistics with the
 * present value as a fixed vote, therefore nobody gains by voting for another value than the one
 * they want.
 */
public final class RateRule {

  private RateRule() {}

  /** The value that holds after the vote; votes in any order, the present value if there are none. */
  public static long of(long present, List<Long> votes, Takes takes) {
    long median = MedianCount.of(present, votes);
    if (!taking(present, median, takes)) {
      return median;
    }
    return takes == Takes.HIGHER
        ? Quantile.upward(present, votes)
        : Quantile.downward(present, votes);
  }

  /** Whether going from the present value to another one takes from the creators. */
  static boolean taking(long present, long value, Takes takes) {
    return switch (takes) {
      case HIGHER -> value > present;
      case LOWER -> value < present;
      case NEITHER -> false;
    };
  }
}
