package coop.byhand.ledger;

import java.time.Instant;

/** What came of asking for a year to be closed. */
public sealed interface CloseOutcome {

  /** It is closed, now or before; a second time changes nothing and answers the same. */
  record Closed(YearReport report) implements CloseOutcome {}

  /** It is not over, or rests. */
  record TooEarly(Instant from) implements CloseOutcome {}

  /** Years are closed one after the other. */
  record EarlierOpen(int year) implements CloseOutcome {}

  /** There are no books of that year. */
  record NoBooks() implements CloseOutcome {}

  /** Only the board closes a year. */
  record NotTheBoard() implements CloseOutcome {}
}
