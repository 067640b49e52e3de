package coop.byhand.tally;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A vote on one number by the {@link RateRule}, with quorum and every step on record. */
public final class NumberVote {

  private NumberVote() {}

  /**
   * Counts the papers.
   *
   * @param present the value in force, in the unit voted on
   * @param votes the values voted for, any order
   * @param abstentions papers without a value; they do not count for the quorum
   * @param quorum votes needed at least
   */
  public static Count count(
      long present, Takes takes, List<Long> votes, int abstentions, int quorum) {
    List<Step> steps = new ArrayList<>();
    int sides = votes.size();
    steps.add(Step.counted(StepKind.PAPERS, (long) sides + abstentions, abstentions, sides));
    if (sides < quorum) {
      steps.add(Step.counted(StepKind.QUORUM_MISSED, sides, quorum));
      steps.add(Step.valued(StepKind.STAYS, present));
      return new Count(Finding.NO_QUORUM, present, new CountTrace(steps));
    }
    steps.add(Step.counted(StepKind.QUORUM_REACHED, sides, quorum));
    addVotes(steps, votes);
    long median = addMiddle(steps, present, votes);
    if (RateRule.taking(present, median, takes)) {
      addTwoThirds(steps, present, median, takes, votes);
    }
    long result = RateRule.of(present, votes, takes);
    steps.add(
        result == present
            ? Step.valued(StepKind.STAYS, present)
            : Step.valued(StepKind.CHANGES, present, result));
    Finding finding = result == present ? Finding.NOT_CARRIED : Finding.CARRIED;
    return new Count(finding, result, new CountTrace(steps));
  }

  /**
   * Counts the papers of a vote that allows only the values of a grid. The present value may lie
   * beside it, as it does after the bounds were changed.
   *
   * @throws IllegalArgumentException when a paper names a value that the grid does not hold; such a
   *     paper belongs to the spoilt ones before the count
   */
  public static Count count(
      long present, Grid grid, Takes takes, List<Long> votes, int abstentions, int quorum) {
    for (long vote : votes) {
      if (!grid.holds(vote)) {
        throw new IllegalArgumentException("a vote for " + vote + ", which " + grid + " forbids");
      }
    }
    return count(present, takes, votes, abstentions, quorum);
  }

  private static void addVotes(List<Step> steps, List<Long> votes) {
    for (long value : votes.stream().distinct().sorted().toList()) {
      long here = votes.stream().filter(vote -> vote == value).count();
      long upToHere = votes.stream().filter(vote -> vote <= value).count();
      steps.add(Step.both(StepKind.VOTES, value, here, upToHere));
    }
  }

  private static long addMiddle(List<Step> steps, long present, List<Long> votes) {
    List<Long> sorted = MedianCount.withPhantom(present, votes);
    if (sorted.size() > votes.size()) {
      steps.add(Step.valued(StepKind.PHANTOM, present));
    }
    long median = sorted.get(sorted.size() / 2);
    steps.add(Step.both(StepKind.MIDDLE, median, sorted.size() / 2 + 1, sorted.size()));
    return median;
  }

  /** Walks from the present value outwards, until too few go so far. */
  private static void addTwoThirds(
      List<Step> steps, long present, long median, Takes takes, List<Long> votes) {
    boolean up = takes == Takes.HIGHER;
    long needed = Quantile.needed(votes.size());
    steps.add(
        new Step(
            StepKind.TWO_THIRDS, List.of(present, median), List.of(needed, (long) votes.size())));
    List<Long> outwards =
        votes.stream()
            .filter(vote -> RateRule.taking(present, vote, takes))
            .distinct()
            .sorted(up ? Comparator.naturalOrder() : Comparator.reverseOrder())
            .toList();
    for (long value : outwards) {
      long going = Quantile.goingSoFar(value, votes, up);
      if (going < needed) {
        steps.add(Step.both(StepKind.TOO_FEW, value, going, needed));
        return;
      }
      steps.add(Step.both(StepKind.GOES_SO_FAR, value, going, needed));
    }
  }
}
