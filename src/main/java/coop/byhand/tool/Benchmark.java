package coop.byhand.tool;

import java.util.List;
import java.util.Optional;

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

  /**
   * Makes ready what a round works off, before it is timed.
   *
   * @param repetitions how often it will run
   */
  default void prepare(Round round, int repetitions) {}

  /** Lays out what one repetition works off, the warming one included; its time does not count. */
  default void before(Round round) {}

  /**
   * Looks at what one repetition left, the warming one included; its time does not count. The place
   * to measure something else in the same minute.
   */
  default void after(Round round) {}

  /**
   * The same round done by somebody else's program, right after ours was timed; empty if there is
   * none to compare with.
   *
   * @param repetitions how often our round was timed
   */
  default Optional<Peer> peer(Round round, int repetitions) {
    return Optional.empty();
  }

  /** What was measured besides time, asked for after all rounds. */
  default List<Reading> readings() {
    return List.of();
  }

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

  /**
   * What another program took for a round.
   *
   * @param units how much work it did; it may repeat a short round more or less often than we
   * @param median nanoseconds
   */
  record Peer(long units, long median) {
    public Peer {
      if (units < 1 || median < 1) {
        throw new IllegalArgumentException("a peer's round works off something and takes time");
      }
    }
  }

  /** A measure that is no time, such as memory. */
  record Reading(String name, long value, String unit) {}
}
