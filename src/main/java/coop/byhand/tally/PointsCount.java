package coop.byhand.tally;

import java.util.List;

/**
 * A count of points.
 *
 * @param totals points of each option in the order of their numbers
 * @param ranking most points first; options that share a place stand together
 * @param chosen the result in order, empty when the vote was for advice only
 */
public record PointsCount(
    long validPoll,
    long empty,
    long spoilt,
    List<Long> totals,
    List<List<Integer>> ranking,
    List<Integer> chosen,
    List<PointsStep> steps) {

  public PointsCount {
    totals = List.copyOf(totals);
    ranking = ranking.stream().map(List::copyOf).toList();
    chosen = List.copyOf(chosen);
    steps = List.copyOf(steps);
  }
}
