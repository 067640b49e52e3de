package coop.byhandsimulation;

import coop.byhandsimulation.Pass.Moment;
import coop.byhandsimulation.Pass.Strike;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Two applications on one database. The second is stopped in the middle of a job until the first
 * takes the job for abandoned and does it, and then goes on as if nothing had been.
 */
final class Twin {

  /** What the second one calls itself in the queue. */
  static final String NAME = "second";

  private static final String ITS_JOBS =
      "select task_name from jobs.scheduled_tasks where picked and picked_by = '" + NAME + "'";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration GOES_ON = Duration.ofSeconds(3);
  private static final int SALES = 4;

  private Twin() {}

  static void pause(Play play) {
    House house = play.house();
    play.ask("ready", house.wish());
    try (SecondApplication second = house.second()) {
      AtomicBoolean stopped = new AtomicBoolean();
      second
          .toProvider()
          .strike(
              new Strike(
                  "",
                  "/v",
                  Moment.AFTER_EFFECT,
                  () -> {
                    second.process().pause();
                    stopped.set(true);
                  }));
      for (int i = 0; i < SALES && !stopped.get(); i++) {
        Moves.order(play);
        Moves.pay(play);
      }
      if (!await(stopped::get)) {
        play.tell("the second application had nothing to ask of the provider");
        return;
      }
      List<String> jobs = house.store().column(ITS_JOBS);
      // Longer than the beats of a job may be missed.
      play.forward(Duration.ofMinutes(1));
      boolean taken = !jobs.isEmpty() && await(() -> house.store().column(ITS_JOBS).isEmpty());
      second.process().resume();
      second.tell(house.clock().ahead());
      Rest.of(GOES_ON);
      if (taken) {
        play.note(Fault.PAUSED_PROCESS, "paused over " + jobs + ", which another took over");
      } else {
        play.tell("nobody took over " + jobs);
      }
    }
  }

  private static boolean await(BooleanSupplier done) {
    for (long i = 0; i < PATIENCE.dividedBy(LOOK_AGAIN); i++) {
      if (done.getAsBoolean()) {
        return true;
      }
      Rest.of(LOOK_AGAIN);
    }
    return false;
  }
}
