package coop.byhandsimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhandsimulation.Play.Ordered;
import coop.byhandsimulation.Script.Step;
import coop.byhandsimulation.Script.Weighed;
import coop.byhandsimulation.Simulation.Outcome;
import coop.byhandsimulation.Simulation.Plan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short run of what {@code ./byhand simulate} does at length: the real application, killed and
 * struck, against the sandbox and a real database. And the proof that such a run can fail.
 */
class SimulationIT {

  /** Faults that take effect whenever their move is made; others wait for something to meet them. */
  private static final Fault[] NEEDS_NO_CHANCE = {
    Fault.KILLED_BETWEEN_PROVIDER_AND_COMMIT,
    Fault.DATABASE_FAILS,
    Fault.RULES_CHANGED_MEANWHILE,
    Fault.CLOCK_JUMPS,
    Fault.BACKUP_RESTORED
  };

  @TempDir Path folder;

  @Test
  void aRunWithEveryKindOfMoveOnceBreaksNothing() {
    StringWriter trace = new StringWriter();
    List<Step> script = Script.eachOnce(4711, Repertoire.MOVES);

    Outcome outcome =
        new Simulation(
                new Plan(4711, script, (script.size() + 1) / 2, folder.resolve("house")),
                new PrintWriter(trace))
            .run();

    assertThat(outcome.broken()).as(() -> "what was done:\n" + trace).isEmpty();
    assertThat(outcome.steps()).isEqualTo(script.size());
    assertThat(outcome.kills()).as("kills").isPositive();
    assertThat(outcome.looks()).as("looks, the last after a restored backup").isEqualTo(3);
    assertThat(outcome.faults())
        .as(() -> "faults that took effect in:\n" + trace)
        .containsKeys(NEEDS_NO_CHANCE)
        .hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void booksThatSomebodyChangedAreSeen() {
    Outcome outcome =
        new Simulation(
                new Plan(
                    1,
                    Script.drawn(
                        1,
                        1,
                        List.of(new Weighed("change", 1, SimulationIT::sellAndChangeTheBooks))),
                    1,
                    folder.resolve("house")),
                new PrintWriter(PrintWriter.nullWriter()))
            .run();

    assertThat(outcome.broken()).anyMatch(words -> words.startsWith("L1 "));
    assertThat(outcome.broken()).anyMatch(words -> words.startsWith("L2 "));
    assertThat(outcome.broken()).anyMatch(words -> words.startsWith("L11 "));
  }

  /** With the rights of the database's owner, past every guard. */
  private static void sellAndChangeTheBooks(Play play) {
    Moves.order(play);
    Ordered ordered = play.open().getFirst();
    play.house()
        .form(URI.create(ordered.page()), "email=buyer@example.org&card=4242424242424242", false);
    await().atMost(Duration.ofSeconds(60)).until(() -> change(play) > 0);
  }

  private static int change(Play play) {
    try (Connection connection = play.house().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table ledger.entry disable trigger all");
      return statement.executeUpdate(
          "update ledger.entry set amount = amount + 1 where account_id in"
              + " (select account_id from ledger.account where chart = 'stripe.balance')");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
