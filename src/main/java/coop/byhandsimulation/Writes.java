package coop.byhandsimulation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes that the database refuses: at once, or when their transaction is to be committed. A
 * trigger refuses them with the code that the real thing has, so that the application sees what it
 * would see of a deadlock or a full disk. A refusal that waits is no fault yet: it is counted when a
 * write has met it.
 */
final class Writes {

  /** Why the database refuses, by its codes. */
  enum Refusal {
    DEADLOCK("40P01"),
    SERIALIZATION_FAILURE("40001"),
    DISK_FULL("53100");

    private final String code;

    Refusal(String code) {
      this.code = code;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** When it refuses. */
  enum Timing {
    AT_ONCE("immediate"),
    AT_COMMIT("deferred");

    private final String word;

    Timing(String word) {
      this.word = word;
    }
  }

  /** What waits for a write to a table. */
  record Waiting(Fault fault, String table, Refusal refusal, Timing timing, int times) {

    @Override
    public String toString() {
      return refusal + " in " + table + ", " + timing.word;
    }
  }

  /** Where money, licences and messages are written down. */
  static final List<String> TABLES =
      List.of(
          "payments.payment",
          "payments.refund",
          "payments.transfer",
          "payments.dispute",
          "payments.webhook_event",
          "checkout.purchase",
          "ledger.journal",
          "ledger.entry",
          "licensing.licence");

  private static final int TRIES = 50;
  private static final Duration TRY_AGAIN = Duration.ofMillis(100);

  private @Nullable Waiting waiting;

  /** Has the next writes to a table refused, in place of whatever waited before. */
  synchronized void refuse(Play play, Waiting next) {
    take(play);
    String limit = Integer.toString(next.times());
    run(
        play,
        "create schema if not exists simulation",
        "drop sequence if exists simulation.struck",
        "create sequence simulation.struck",
        """
        create or replace function simulation.refuse() returns trigger language plpgsql
        security definer as $$
        begin
          if nextval('simulation.struck') <= tg_argv[0]::bigint then
            raise exception 'refused by the simulation' using errcode = tg_argv[1];
          end if;
          return null;
        end;
        $$\
        """,
        "create constraint trigger simulated after insert or update on "
            + next.table()
            + " deferrable initially "
            + next.timing().word
            + " for each row execute function simulation.refuse('"
            + limit
            + "', '"
            + next.refusal().code
            + "')");
    waiting = next;
    play.tell("will refuse " + next.times() + ": " + next);
  }

  /** Counts what was refused, and takes away what still waits. */
  synchronized void take(Play play) {
    Waiting over = waiting;
    if (over == null) {
      return;
    }
    waiting = null;
    run(play, "drop trigger if exists simulated on " + over.table());
    String met =
        play.house()
            .store()
            .column(
                "select least(case when is_called then last_value else 0 end, "
                    + over.times()
                    + ") from simulation.struck")
            .getFirst();
    int times = Integer.parseInt(met);
    if (times > 0) {
      play.note(over.fault(), times, over + ", was met " + times + " times");
    }
  }

  /** All of them or none. They wait for whoever writes to the table just now, and not for long. */
  private static void run(Play play, String... statements) {
    for (int tries = 1; ; tries++) {
      try (Connection connection = play.house().connect();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("set local lock_timeout = '2s'");
        for (String one : statements) {
          statement.execute(one);
        }
        connection.commit();
        return;
      } catch (SQLException busy) {
        if (tries == TRIES) {
          throw new IllegalStateException("the database cannot be told to refuse", busy);
        }
        Rest.of(TRY_AGAIN);
      }
    }
  }
}
