package coop.byhand.tally;

/**
 * A parcel of papers that goes to one place with one value.
 *
 * @param candidate who receives it, 0 for the papers that name nobody who could
 * @param papers how many
 * @param value the value of each paper from now on, see {@link Votes}
 * @param votes all of them together
 */
public record StvMove(int candidate, long papers, long value, long votes) {}
