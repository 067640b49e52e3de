package coop.byhand.tally;

import java.util.List;

/**
 * A vacancy filled from the papers of the election.
 *
 * @param departed whose seat it was
 * @param standing who is ready to take it, ascending; the count numbers them from 1 in this order
 * @param papers papers that gave the departed the seat
 * @param votes what these are worth together, see {@link Votes}
 * @param count the count between those standing; papers that name none of them are its empty ones
 */
public record CountbackCount(
    int departed, List<Integer> standing, long papers, long votes, StvCount count) {

  public CountbackCount {
    standing = List.copyOf(standing);
  }

  /** Who takes the seat, by the number in the election. */
  public int elected() {
    return standing.get(count.elected().getFirst() - 1);
  }
}
