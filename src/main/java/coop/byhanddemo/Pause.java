package coop.byhanddemo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting a moment while the first start plays the demo co-op's past. */
final class Pause {

  private Pause() {}

  static void of(Duration length) {
    LockSupport.parkNanos(length.toNanos());
    if (Thread.interrupted()) {
      throw new IllegalStateException("interrupted while the demo co-op was being set up");
    }
  }
}
