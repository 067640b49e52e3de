package coop.byhand.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How many reports are taken within a day, so that nobody can bury works under reports. */
record Pace(int most) {

  static final Duration DAY = Duration.ofDays(1);

  /** From one person or mail address. */
  static final Pace OF_A_REPORTER = new Pace(5);

  /** From one network address, which a whole office may share. */
  static final Pace OF_A_NETWORK = new Pace(20);

  /** How long to wait before the next; empty if it may come now. Times are oldest first. */
  Optional<Duration> pause(List<Instant> earlier, Instant now) {
    if (earlier.size() < most) {
      return Optional.empty();
    }
    Duration pause = Duration.between(now, earlier.get(earlier.size() - most).plus(DAY));
    return pause.isPositive() ? Optional.of(pause) : Optional.empty();
  }
}
