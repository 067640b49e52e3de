package coop.byhand.ledger.ui;

import coop.byhand.look.Formats;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/** Months as the house counts them, in its zone. */
final class Period {

  private Period() {}

  /** The first instant of a month. */
  static Instant start(YearMonth month, Formats formats) {
    return month.atDay(1).atStartOfDay(formats.zone()).toInstant();
  }

  /** Reads {@code 2026-11}; empty unless it is a month of this century. */
  static Optional<YearMonth> parse(String text) {
    if (!text.matches("20\\d\\d-\\d\\d")) {
      return Optional.empty();
    }
    try {
      return Optional.of(YearMonth.parse(text));
    } catch (DateTimeException noMonth) {
      return Optional.empty();
    }
  }
}
