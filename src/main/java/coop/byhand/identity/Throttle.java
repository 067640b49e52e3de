package coop.byhand.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often something may happen within a window of time. */
record Throttle(int most, Duration window) {

  /** How long to wait before the next; empty if it may happen now. Times are oldest first. */
  Optional<Duration> pause(List<Instant> earlier, Instant now) {
    if (earlier.size() < most) {
      return Optional.empty();
    }
    Instant oldestThatCounts = earlier.get(earlier.size() - most);
    Duration pause = Duration.between(now, oldestThatCounts.plus(window));
    return pause.isPositive() ? Optional.of(pause) : Optional.empty();
  }
}
