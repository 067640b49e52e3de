package coop.byhandsimulation;

import java.util.List;

/** What goes wrong between the two parties by the sandbox's switches. */
final class Disturbances {

  /** Longer than the application waits for an answer. */
  private static final int TOO_LONG_MILLIS = 22_000;

  /** As many as come in the hours until somebody looks. */
  private static final int HOURS_OF_MESSAGES = 100;

  private record Trouble(Fault fault, String name, int times, String more) {}

  private Disturbances() {}

  /** Messages of the provider come wrongly. */
  static void messages(Play play) {
    int number = 1 + play.random().nextInt(6);
    int copies = 1 + number % 5;
    set(
        play,
        "webhook",
        play.any(
            List.of(
                new Trouble(Fault.REPEATED_MESSAGES, "duplicate", number, "&copies=" + copies),
                new Trouble(Fault.REPEATED_MESSAGES, "at_once", number, "&copies=" + copies),
                new Trouble(Fault.SHUFFLED_MESSAGES, "reorder", 1 + number, ""),
                new Trouble(Fault.SHUFFLED_MESSAGES, "delay", number, "&seconds=300"),
                new Trouble(Fault.FORGED_MESSAGES, "wrong_secret", number, ""),
                new Trouble(Fault.FORGED_MESSAGES, "changed_body", number, ""),
                new Trouble(Fault.FORGED_MESSAGES, "future_timestamp", number, ""),
                new Trouble(Fault.FORGED_MESSAGES, "old_timestamp", number, ""),
                new Trouble(Fault.FORGED_MESSAGES, "two_signatures", number, ""),
                new Trouble(Fault.LOST_MESSAGES, "drop", number, ""),
                new Trouble(Fault.LOST_MESSAGES, "drop", HOURS_OF_MESSAGES, ""),
                new Trouble(Fault.STRANGE_MESSAGES, "other_api_version", number, ""))));
  }

  /** The provider answers wrongly, late or not at all. */
  static void provider(Play play) {
    int times = 1 + play.random().nextInt(4);
    int millis = 200 + play.random().nextInt(1_800);
    boolean tooLong = play.random().nextInt(4) == 0;
    String hanging = "&millis=" + (tooLong ? TOO_LONG_MILLIS : millis);
    int hangs = tooLong ? 1 : times;
    set(
        play,
        "api",
        play.any(
            List.of(
                new Trouble(Fault.ERROR_AFTER_EFFECT, "broken_after_effect", times, ""),
                new Trouble(Fault.BROKEN_CONNECTIONS, "broken_before_effect", times, ""),
                new Trouble(Fault.BROKEN_CONNECTIONS, "dropped_before_effect", times, ""),
                new Trouble(Fault.BROKEN_CONNECTIONS, "dropped_after_effect", times, ""),
                new Trouble(Fault.BROKEN_CONNECTIONS, "hangs_before_effect", hangs, hanging),
                new Trouble(Fault.BROKEN_CONNECTIONS, "hangs_after_effect", hangs, hanging),
                new Trouble(Fault.BROKEN_CONNECTIONS, "too_many_requests", times, ""))));
  }

  private static void set(Play play, String on, Trouble trouble) {
    play.switches().set(play, trouble.fault(), on, trouble.name(), trouble.times(), trouble.more());
  }
}
