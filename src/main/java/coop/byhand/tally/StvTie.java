package coop.byhand.tally;

import java.util.List;

/**
 * A choice between candidates with the same number of votes.
 *
 * @param candidates all who were level, ascending
 * @param chosen whose surplus goes first, or who is excluded
 * @param stage the latest stage that told them apart (rules 49(2) and 51(2)(a)), 0 if it was the
 *     lot (rules 49(3) and 51(2)(b))
 */
public record StvTie(List<Integer> candidates, int chosen, int stage) {

  public StvTie {
    candidates = List.copyOf(candidates);
  }

  /** Whether the lot had to decide. */
  public boolean byLot() {
    return stage == 0;
  }
}
