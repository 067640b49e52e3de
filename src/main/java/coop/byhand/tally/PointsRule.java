package coop.byhand.tally;

/**
 * What a paper may give.
 *
 * @param each points for one option at most
 * @param all points on one paper at most
 */
public record PointsRule(int each, int all) {

  public PointsRule {
    if (each < 1 || all < 1) {
      throw new IllegalArgumentException("a paper that may give nothing");
    }
  }

  /** Every option that is good enough gets one point. */
  public static PointsRule approval() {
    return new PointsRule(1, Integer.MAX_VALUE);
  }

  /** Every option gets a score from 0 to the best one; no score is 0. */
  public static PointsRule score(int best) {
    return new PointsRule(best, Integer.MAX_VALUE);
  }

  /** So many dots are laid on the options, several on one if one likes. For advice only. */
  public static PointsRule dots(int dots) {
    return new PointsRule(dots, dots);
  }
}
