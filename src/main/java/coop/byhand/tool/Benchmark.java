package coop.byhand.tool;

import java.util.List;

/**
 * One thing whose speed is measured. A benchmark prepares itself, runs one round at a time, and
 * says how many units of work a round holds; the frame repeats and reports.
 */
public interface Benchmark extends AutoCloseable {

  /** The word it is called by on the command line. */
  String name();

  /** What one unit is, for the table: "hashes", "ballots". */
  String unit();

  /** Its own measurements, each a round to be timed. */
  List<Round> rounds();

  /** Frees what the rounds needed. */
  @Override
  default void close() {}

  /** One timed round: a name, the units it works off, and the work. */
  record Round(String name, long units, Runnable work) {
    public Round {
      if (units < 1) {
        throw new IllegalArgumentException("a round works off at least one unit");
      }
    }
  }
}
