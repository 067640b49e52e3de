package coop.byhandsimulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one time of a simulation. How far it is ahead stands in a file that the application's clock
 * keeps, too: when the application lets a vote pass, it is as late for the payment sandbox at the
 * same moment, and whoever is killed over it finds the same time again.
 */
final class SharedClock extends Clock {

  private final Path file;

  /** How far the provider's time is ahead of ours. */
  private Duration difference = Duration.ZERO;

  SharedClock(Path file) {
    this.file = file;
  }

  /** Moves time forward from wherever it is. */
  synchronized void forward(Duration by) {
    Path fresh = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(fresh, ahead().plus(by).toString());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Makes ours wrong by so much against the provider's. Neither ever goes back: either ours jumps
   * ahead, or the provider's does.
   */
  synchronized void differ(Duration wrong) {
    difference = difference.minus(wrong);
    if (!wrong.isNegative()) {
      forward(wrong);
    }
  }

  /** Puts ours right: whichever is behind catches up. */
  synchronized void agree() {
    if (!difference.isNegative()) {
      forward(difference);
    }
    difference = Duration.ZERO;
  }

  /** The provider's clock. */
  Clock ofTheProvider() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a simulation has one zone");
      }

      @Override
      public Instant instant() {
        synchronized (SharedClock.this) {
          return SharedClock.this.instant().plus(difference);
        }
      }
    };
  }

  /** How far it is ahead of real time. */
  Duration ahead() {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a simulation has one time");
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead());
  }
}
