package coop.byhand.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A year of the books, in the zone of the house, as statements count their months.
 *
 * @param from first instant
 * @param to first instant after it
 */
record YearSpan(int year, Instant from, Instant to) {

  /**
   * How long a year that is over waits before it can be closed: until nothing that was begun in it
   * can still be writing, by the slowest of our clocks, and December's hours are known.
   */
  static final Duration REST = Duration.ofDays(7);

  static YearSpan of(int year, ZoneId zone) {
    return new YearSpan(
        year,
        LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant(),
        LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant());
  }

  static YearSpan at(Instant instant, ZoneId zone) {
    return of(instant.atZone(zone).getYear(), zone);
  }

  /** The last instant that the books can tell from the next year; its rules are the year's. */
  Instant last() {
    return to.minus(1, ChronoUnit.MICROS);
  }

  /** From when it can be closed. */
  Instant closesFrom() {
    return to.plus(REST);
  }
}
