package coop.byhandsimulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/** What a co-op does with its money: closes a year and grants, each by two at once and killed over it. */
final class Years {

  /** Past the days after the end of a year in which it cannot be closed yet. */
  private static final int DAY_OF_JANUARY = 9;

  /** The house works what is due at least so often, as in real time. */
  private static final Duration STRIDE = Duration.ofDays(20);

  private static final String CLOSED = "Closed";

  private Years() {}

  static void close(Play play) {
    if (!did(play.ask("close-year", play.house().wish()), "nothing to close")) {
      closeTwice(play);
      return;
    }
    toJanuary(play);
    closeTwice(play);
  }

  /** Two at once, and in every second case the application dies over it and is asked again. */
  private static void closeTwice(Play play) {
    long wait = play.random().nextLong(400);
    boolean dies = play.random().nextBoolean();
    Callable<String> close =
        () -> play.ask("close-year", play.house().wish()).path("did").asString("");
    Callable<String> death =
        () -> {
          Rest.of(Duration.ofMillis(wait));
          play.kill("over the close of a year");
          return "killed";
        };
    List<String> answers =
        play.together(dies ? List.of(close, close, death) : List.of(close, close));
    String after = play.ask("close-year", play.house().wish()).path("did").asString("");
    if (after.equals(CLOSED) || answers.contains(CLOSED)) {
      play.note(Fault.YEAR_CLOSED_TWICE, answers + ", then " + after);
    }
    // A refund of the year that is closed comes late.
    Repayments.some(play);
  }

  /**
   * Two of the board agree at once to what a third one proposed of the solidarity fund, and in every
   * third case the application dies over it.
   */
  static void grant(Play play) {
    String maker = play.any(play.makers());
    int parts = 1 + play.random().nextInt(3);
    long wait = play.random().nextLong(200);
    boolean dies = play.random().nextInt(3) == 0;
    JsonNode proposed =
        play.ask("propose-grant", play.house().wish().put("maker", maker).put("parts", parts));
    if (!did(proposed, "proposed")) {
      return;
    }
    String grant = proposed.path("grant").stringValue();
    Callable<String> agree =
        () ->
            play.ask("agree-grant", play.house().wish().put("grant", grant))
                .path("did")
                .asString("");
    Callable<String> death =
        () -> {
          Rest.of(Duration.ofMillis(wait));
          play.kill("over a grant");
          return "killed";
        };
    List<String> answers =
        play.together(dies ? List.of(agree, agree, death) : List.of(agree, agree));
    play.tell(
        grant
            + ": "
            + answers
            + ", then "
            + play.ask("agree-grant", play.house().wish().put("grant", grant))
                .path("did")
                .asString(""));
  }

  private static void toJanuary(Play play) {
    LocalDate today = LocalDate.ofInstant(play.house().clock().instant(), ZoneOffset.UTC);
    LocalDate january = LocalDate.of(today.getYear() + 1, 1, DAY_OF_JANUARY);
    Instant then = january.atStartOfDay(ZoneOffset.UTC).toInstant();
    while (play.house().clock().instant().isBefore(then)) {
      Duration left = Duration.between(play.house().clock().instant(), then);
      play.forward(left.compareTo(STRIDE) < 0 ? left.plusSeconds(1) : STRIDE);
      play.house().demand("/sandbox/tick", "");
      Simulation.awaitQuiet(play);
    }
  }

  private static boolean did(JsonNode answer, String what) {
    return answer.path("did").asString("").equals(what);
  }
}
