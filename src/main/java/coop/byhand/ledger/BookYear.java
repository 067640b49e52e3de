package coop.byhand.ledger;

import java.time.Instant;

/**
 * One year of the books and how far it is.
 *
 * @param from first instant
 * @param to first instant after it
 * @param closesFrom from when it can be closed
 */
public record BookYear(int year, YearStage stage, Instant from, Instant to, Instant closesFrom) {

  static BookYear of(YearSpan span, int next, Instant now) {
    return new BookYear(
        span.year(), YearStage.of(span, next, now), span.from(), span.to(), span.closesFrom());
  }
}
