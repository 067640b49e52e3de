package coop.byhand.governance;

import java.time.Duration;
import java.time.Instant;

/** The first dates of a proposal drafted now. */
record Course(Instant now, int sponsorsNeeded) {

  /** Without enough sponsors by then it lapses. */
  private static final Duration LAPSES_AFTER = Duration.ofDays(30);

  Instant lapsesAt() {
    return now.plus(LAPSES_AFTER);
  }
}
