package coop.byhand.tally;

/**
 * Instant run-off for one post: whoever has more than half of the valid papers is elected, until
 * then the last one is excluded and the papers go to their next preference. It is the Scottish
 * count with one seat (SSI 2007/42, Schedule 1, rules 45 to 52), stages and ties included.
 */
public final class InstantRunOff {

  private InstantRunOff() {}

  /** Counts the papers; the lot decides between candidates who were level at every stage. */
  public static StvCount count(RankedBallots ballots, Lot lot) {
    return ScottishStv.count(ballots, 1, lot);
  }
}
