package coop.byhand.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.IntStream;

/**
 * Fills a vacancy without a new election. Those who gave the departed the seat decide again: every
 * paper the departed held when elected counts with the part of its value that was not passed on as
 * surplus, first for the best preference on it that stands for the seat. Between those standing the
 * rules of the election hold with one seat. Everybody else keeps their seat. The statute of the
 * Scottish count knows no countback; this is a rule of this house.
 */
public final class Countback {

  private Countback() {}

  /**
   * Counts the papers of an election again.
   *
   * @param ballots the papers of the election
   * @param seats the seats of the election
   * @param lot the lot of the election, so that it ends as it did; it also decides here, with the
   *     numbers given to those standing
   * @param departed somebody elected then
   * @param standing at least one candidate, nobody who was elected
   */
  public static CountbackCount count(
      RankedBallots ballots, int seats, Lot lot, int departed, NavigableSet<Integer> standing) {
    StvTable table = new StvTable(ballots, seats, lot);
    List<Integer> elected = table.count().elected();
    if (!elected.contains(departed)) {
      throw new IllegalArgumentException("candidate " + departed + " was not elected");
    }
    if (standing.isEmpty()
        || standing.first() < 1
        || standing.last() > ballots.candidates()
        || elected.stream().anyMatch(standing::contains)) {
      throw new IllegalArgumentException("only candidates who were not elected can stand");
    }
    List<Integer> numbers = List.copyOf(standing);
    RankedBallots.Builder box = RankedBallots.box(numbers.size());
    List<Parcel> worth = new ArrayList<>();
    long papers = 0;
    long votes = 0;
    int kinds = 0;
    for (Parcel held : table.papersOf(departed)) {
      Parcel here = new Parcel(held.value);
      for (int i = 0; i < held.size(); i++) {
        int kind = held.kind(i);
        int[] order = order(ballots, kind, numbers);
        box.add(ballots.copies(kind), order);
        if (order.length > 0) {
          here.put(kinds++, ballots.copies(kind));
        }
      }
      worth.add(here);
      papers += held.papers();
      votes += held.votes();
    }
    StvCount count = new StvTable(box.close(), 1, lot, worth).count();
    return new CountbackCount(departed, numbers, papers, votes, count);
  }

  /** The preferences of a paper among those standing, by their new numbers. */
  private static int[] order(RankedBallots ballots, int kind, List<Integer> standing) {
    return IntStream.iterate(0, place -> ballots.preference(kind, place) != 0, place -> place + 1)
        .map(place -> standing.indexOf(ballots.preference(kind, place)) + 1)
        .filter(number -> number > 0)
        .toArray();
  }
}
