package coop.byhandsimulation;

import coop.byhandsimulation.Play.Ordered;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** The provider lists a payment a day late, and the board does not wait for it. */
final class LateListing {

  /** Past the time that the comparison leaves to jobs and messages. */
  private static final Duration MISSED = Duration.ofHours(3);

  private LateListing() {}

  /**
   * Two of the board correct at once what is not listed, in every third case killed over it; in
   * every third case one takes it back. The payment is listed by the next look.
   */
  static void correct(Play play) {
    long wait = play.random().nextLong(200);
    boolean dies = play.random().nextInt(3) == 0;
    boolean thinksBetter = play.random().nextInt(3) == 0;
    play.switches().set(play, Fault.LATE_FAILURES, "money", "charge_booked_late", 1, "");
    Moves.order(play);
    if (play.open().isEmpty()) {
      return;
    }
    Ordered ordered = play.open().getLast();
    Rivals.pay(play, ordered.page(), Rivals.CARD_PAYS);
    play.open().remove(ordered);
    play.paid().add(ordered);
    play.switches().count(play);
    Simulation.awaitQuiet(play);
    play.forward(MISSED);
    play.ask("reconcile", play.house().wish());
    Simulation.awaitQuiet(play);
    Callable<String> one = () -> corrected(play, 0);
    Callable<String> other = () -> corrected(play, 1);
    Callable<String> death =
        () -> {
          Rest.of(Duration.ofMillis(wait));
          play.kill("over a correction");
          return "killed";
        };
    List<String> answers = play.together(dies ? List.of(one, other, death) : List.of(one, other));
    play.tell("corrected: " + answers + ", then " + corrected(play, 0));
    if (thinksBetter) {
      play.tell("taken back: " + number(play, "take-back", 0));
    }
  }

  private static String corrected(Play play, int by) {
    return number(play, "correct", by);
  }

  private static String number(Play play, String verb, int by) {
    return play.ask(verb, play.house().wish().put("by", by)).path("number").asString("no answer");
  }
}
