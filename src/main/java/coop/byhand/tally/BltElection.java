package coop.byhand.tally;

import java.util.List;

/**
 * An election as a BLT file holds it.
 *
 * @param seats how many are to be elected, at least 1
 * @param title what was voted on, empty if the file does not say
 */
public record BltElection(
    String title, int seats, List<Candidate> candidates, RankedBallots ballots) {

  public BltElection {
    candidates = List.copyOf(candidates);
  }

  /**
   * Reads a BLT file: a line {@code candidates seats}; lines {@code papers first second … 0}; a
   * line {@code 0}; one line for each candidate; a title. A paper {@code 5 0} is empty; one that
   * names a candidate twice or joins two with {@code =} is spoilt.
   */
  public static BltElection read(String text) throws BltMalformed {
    return new BltReader(text).read();
  }
}
