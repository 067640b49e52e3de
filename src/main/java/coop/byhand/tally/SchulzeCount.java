package coop.byhand.tally;

import java.util.List;

/**
 * A count by pairwise comparison.
 *
 * @param preferences how many papers prefer one option to another; rows and columns in the order of
 *     the options' numbers
 * @param steps the way to the winner
 * @param ranking the options that were not dropped, best first; options that share a place stand
 *     together
 * @param dropped options that missed the quorum or their majority, ascending
 */
public record SchulzeCount(
    Unranked unranked,
    long validPoll,
    long empty,
    List<List<Long>> preferences,
    List<SchulzeStep> steps,
    int winner,
    List<List<Integer>> ranking,
    List<Integer> dropped) {

  public SchulzeCount {
    preferences = preferences.stream().map(List::copyOf).toList();
    steps = List.copyOf(steps);
    ranking = ranking.stream().map(List::copyOf).toList();
    dropped = List.copyOf(dropped);
  }

  /** All defeats between the options that were not dropped, strongest first. */
  public List<Defeat> defeats() {
    return steps.stream()
        .filter(step -> step.kind() == SchulzeStep.Kind.DEFEATS)
        .flatMap(step -> step.defeats().stream())
        .toList();
  }
}
