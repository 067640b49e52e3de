package coop.byhanddemo;

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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The real time plus an offset that a person may only increase: a look at next month without
 * waiting for it. The offset is kept in a file, so that a restart does not turn time back.
 */
public final class MovableClock extends Clock {

  private final Clock real;
  private final AtomicReference<Duration> offset;
  private final @Nullable Path file;

  private MovableClock(Clock real, Duration offset, @Nullable Path file) {
    this.real = real;
    this.offset = new AtomicReference<>(offset);
    this.file = file;
  }

  /** A clock whose offset is kept in this file. */
  public static MovableClock keptIn(Path file) {
    try {
      Duration offset =
          Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
      return new MovableClock(inMicroseconds(), offset, file);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the demo clock " + file, failed);
    }
  }

  /** A clock that begins in the past, for a co-op that is to have one; kept in this file. */
  public static MovableClock beginning(Duration ago, Path file) {
    MovableClock clock = new MovableClock(Clock.systemUTC(), ago.negated(), file);
    clock.forward(Duration.ZERO);
    return clock;
  }

  /** A clock for tests, its offset kept nowhere. */
  public static MovableClock notKept() {
    return new MovableClock(inMicroseconds(), Duration.ZERO, null);
  }

  /** As fine as the database keeps time. */
  private static Clock inMicroseconds() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  /** Moves time forward; the new offset is on disk before anybody sees the new time. */
  public synchronized void forward(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time only moves forward: " + by);
    }
    Duration moved = offset.get().plus(by);
    if (file != null) {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      try {
        Files.writeString(fresh, moved.toString());
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException failed) {
        throw new UncheckedIOException("cannot keep the demo clock in " + file, failed);
      }
    }
    offset.set(moved);
  }

  /** Moves a clock that began in the past to real time; one that is ahead stays. */
  public void catchUp() {
    Duration behind = offset.get().negated();
    if (behind.isPositive()) {
      forward(behind);
    }
  }

  /** How far ahead of real time it is; negative while the demo co-op's past is played. */
  public Duration ahead() {
    return offset.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(real.withZone(zone), offset.get());
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset.get());
  }
}
