package coop.byhandsimulation;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for something outside of this process. */
final class Rest {

  private Rest() {}

  static void of(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
