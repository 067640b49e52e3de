package coop.byhand.tally;

/**
 * Single transferable vote by the Scottish Local Government Elections Order 2007 (SSI 2007/42),
 * Schedule 1, rules 45 to 52: five decimals, every remainder ignored, all papers of a surplus go
 * on, one candidate is excluded at a time. With one seat it is the instant run-off.
 */
public final class ScottishStv {

  private ScottishStv() {}

  /**
   * Counts the papers.
   *
   * @param seats how many are to be elected, at least 1
   * @param lot decides between candidates who were level at every stage
   */
  public static StvCount count(RankedBallots ballots, int seats, Lot lot) {
    return new StvTable(ballots, seats, lot).count();
  }
}
