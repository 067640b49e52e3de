package coop.byhandsimulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/** Time passes, jumps, and is not the same for everybody. */
final class Times {

  private static final ZoneId HERE = ZoneId.of("Europe/Berlin");
  private static final Duration STRIDE = Duration.ofDays(20);
  private static final int SALES = 2;

  private Times() {}

  /** Time passes. */
  static void pass(Play play) {
    long seconds =
        switch (play.random().nextInt(10)) {
          case 0 -> Duration.ofDays(31).toSeconds();
          case 1, 2 -> Duration.ofDays(1).toSeconds();
          default -> play.random().nextLong(600);
        };
    play.forward(Duration.ofSeconds(seconds));
    if (seconds > 86_400) {
      play.note(Fault.CLOCK_JUMPS, "a month passes");
    }
  }

  /** Our clock is wrong by ten minutes for a while, against the provider's. */
  static void skew(Play play) {
    Duration wrong = play.any(List.of(Duration.ofMinutes(10), Duration.ofMinutes(-10)));
    play.house().clock().differ(wrong);
    play.forward(Duration.ZERO);
    play.note(Fault.CLOCK_JUMPS, "our clock is wrong by " + wrong);
    for (int i = 0; i < SALES; i++) {
      Moves.order(play);
      Moves.pay(play);
    }
    play.forward(Duration.ofMinutes(1));
    Simulation.awaitQuiet(play);
    play.house().clock().agree();
    play.forward(Duration.ZERO);
  }

  /** Clocks are changed over a night in which somebody orders before and pays after it. */
  static void changeOfClocks(Play play) {
    ZoneOffsetTransition change =
        HERE.getRules().nextTransition(play.house().clock().instant().plusSeconds(3_600));
    Instant before = change.getInstant().minusSeconds(600);
    while (play.house().clock().instant().isBefore(before)) {
      Duration left = Duration.between(play.house().clock().instant(), before);
      play.forward(left.compareTo(STRIDE) < 0 ? left.plusSeconds(1) : STRIDE);
      play.house().demand("/sandbox/tick", "");
      Simulation.awaitQuiet(play);
    }
    Moves.order(play);
    play.forward(Duration.ofMinutes(20));
    play.note(Fault.CLOCK_JUMPS, "clocks are changed at " + change.getInstant());
    Moves.pay(play);
  }
}
