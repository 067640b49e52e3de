package coop.byhand.tally;

import java.util.List;
import java.util.Optional;

/**
 * One stage of the count and how things stand at its end.
 *
 * @param number from 1
 * @param candidate whose papers moved, 0 in the first stage
 * @param moves every parcel; nothing else changes the totals, except that a surplus leaves its
 *     owner with the quota
 * @param totals votes of each candidate in the order of their numbers, see {@link Votes}
 * @param nonTransferable votes that no longer count for anybody: papers that name nobody who could
 *     still be chosen, and the fractions
 * @param fractions the part of these that five decimals could not hold
 * @param tie who was level with the candidate of this stage, if anybody was
 * @param elected who reached the quota (rule 47), more votes first
 * @param filled who got the last vacancies without needing it (rule 52), more votes first
 */
public record StvStage(
    int number,
    StvAction action,
    int candidate,
    List<StvMove> moves,
    List<Long> totals,
    long nonTransferable,
    long fractions,
    Optional<StvTie> tie,
    List<Integer> elected,
    List<Integer> filled) {

  public StvStage {
    moves = List.copyOf(moves);
    totals = List.copyOf(totals);
    elected = List.copyOf(elected);
    filled = List.copyOf(filled);
  }

  /** The votes of one candidate at the end of this stage. */
  public long total(int candidate) {
    return totals.get(candidate - 1);
  }
}
