package coop.byhand.ledger;

import java.time.Instant;

/** How far a year of the books is. */
public enum YearStage {
  /** It is not over. */
  RUNNING,
  /** It is over; an earlier one has to be closed first. */
  AFTER_EARLIER,
  /** It is over, and rests a few days before it can be closed. */
  RESTING,
  /** It can be closed. */
  OPEN,
  /** It is closed, for good. */
  CLOSED;

  /**
   * The stage of a year.
   *
   * @param next the first year that is not closed
   */
  static YearStage of(YearSpan span, int next, Instant now) {
    if (span.year() < next) {
      return CLOSED;
    }
    if (now.isBefore(span.to())) {
      return RUNNING;
    }
    if (span.year() > next) {
      return AFTER_EARLIER;
    }
    return now.isBefore(span.closesFrom()) ? RESTING : OPEN;
  }
}
