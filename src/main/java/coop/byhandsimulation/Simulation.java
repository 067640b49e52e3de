package coop.byhandsimulation;

import coop.byhandsimulation.Script.Step;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A seeded run of steps over the whole house with faults among them. Every so often the faults are
 * taken away, everything that is due is let happen, and each invariant is looked at. The seed
 * decides what is done and what is broken; the moments at which threads meet are the machine's own.
 */
final class Simulation {

  /** What a simulation is asked to do. */
  record Plan(long seed, List<Step> script, int stepsBetweenLooks, Path folder) {}

  /**
   * What came of it.
   *
   * @param broken what did not hold, with the step after which it was seen; empty if all held
   */
  record Outcome(
      int steps, int kills, int looks, Map<Fault, Integer> faults, List<String> broken) {}

  private static final int MAKERS = 3;
  private static final int WORKS_EACH = 2;
  private static final int BUYERS = 4;

  /**
   * How time passes while a house comes to rest: short at first for what is tried again soon, then
   * past the longest back-off of a job (two hours) and the last try of a message (three days).
   */
  private static final List<Duration> CALM =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofHours(1));

  private static final Duration QUIET_WAIT = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Plan plan;
  private final PrintWriter trace;

  Simulation(Plan plan, PrintWriter trace) {
    this.plan = plan;
    this.trace = trace;
  }

  Outcome run() {
    List<String> broken = new ArrayList<>();
    int looks = 0;
    try (House house = new House(plan.folder(), plan.seed())) {
      Play play = new Play(house, trace);
      stock(play);
      int steps = plan.script().size();
      int backup = steps - steps / 5;
      for (int step = 1; step <= steps && broken.isEmpty(); step++) {
        Step next = plan.script().get(step - 1);
        play.nextStep(next.seed());
        if (step == backup) {
          play.writes().take(play);
          play.kill("for a backup");
          house.backUp();
        }
        play.tell("- " + next.move().name());
        next.move().move().accept(play);
        if (step % plan.stepsBetweenLooks() == 0 || step == steps) {
          settle(play);
          broken.addAll(Verdicts.look(play));
          play.odd().forEach(words -> broken.add(words + ", seen before step " + play.step()));
          looks++;
        }
      }
      if (broken.isEmpty()) {
        play.note(Fault.BACKUP_RESTORED, "the copy of step " + backup);
        house.restore();
        settle(play);
        broken.addAll(Restored.look(play));
        looks++;
      }
      return new Outcome(play.step(), play.kills(), looks, play.faults(), broken);
    }
  }

  private static void stock(Play play) {
    JsonNode answer =
        play.ask("stock", play.house().wish().put("makers", MAKERS).put("worksEach", WORKS_EACH));
    answer
        .path("works")
        .forEach(work -> {
          play.works().add(work.path("work").stringValue());
          String maker = work.path("maker").stringValue();
          if (!play.makers().contains(maker)) {
            play.makers().add(maker);
          }
        });
    for (int i = 1; i <= BUYERS; i++) {
      play.buyers()
          .add(
              play.ask("buyer", play.house().wish().put("name", "Buyer-" + i))
                  .path("buyer")
                  .stringValue());
    }
    // So short that a refund can come after the payout, within the days for giving back.
    Rules.change(play, "payout.hold", 2);
    Rules.change(play, "payout.days", 1);
  }

  /** Takes all faults away and lets everything happen that is due, retries included. */
  private static void settle(Play play) {
    House house = play.house();
    house.toProvider().calm();
    house.toApplication().calm();
    house.clock().agree();
    play.switches().clear(play);
    play.writes().take(play);
    house.revive();
    for (Duration pause : CALM) {
      play.forward(pause);
      house.demand("/sandbox/tick", "");
      awaitQuiet(play);
    }
    // Whoever is owed money that a bank sent back is paid in another way.
    play.ask("again", house.wish());
    // What is counted against each other has to be of the same moment.
    play.ask("reconcile", house.wish());
    awaitQuiet(play);
  }

  /** Waits until no job is due and none is being worked. */
  static void awaitQuiet(Play play) {
    long tries = QUIET_WAIT.dividedBy(LOOK_AGAIN);
    for (long i = 0; i < tries; i++) {
      if (due(play) == 0) {
        return;
      }
      Rest.of(LOOK_AGAIN);
    }
    play.tell("the queue does not become quiet");
  }

  private static int due(Play play) {
    return Integer.parseInt(
        play.house()
            .store()
            .column(
                "select count(*) from jobs.scheduled_tasks where picked or execution_time <= '"
                    + play.house().clock().instant()
                    + "'")
            .getFirst());
  }
}
