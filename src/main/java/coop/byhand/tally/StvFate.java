package coop.byhand.tally;

/**
 * What became of a candidate.
 *
 * @param stage elected: at whose end; excluded: the last at which votes were held, they go in the
 *     next one; continuing: the last of the count
 */
public record StvFate(int candidate, Status status, int stage) {

  /** How a candidate stands when the count is over. */
  public enum Status {
    ELECTED,
    EXCLUDED,
    CONTINUING
  }
}
