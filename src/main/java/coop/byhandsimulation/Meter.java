package coop.byhandsimulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Reads from the database what the application has done, past the application, and waits for it.
 * Looking takes no transaction number and writes nothing, so it is not in what it measures.
 */
final class Meter implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private final House house;
  private final Connection connection;

  /**
   * How far the database has come.
   *
   * @param transactions how many have written something, since it exists
   * @param walBytes how much was written to the log that makes commits durable
   * @param application processor time of the application
   */
  record Mark(long transactions, long walBytes, Duration application) {
    Mark since(Mark before) {
      return new Mark(
          transactions - before.transactions,
          walBytes - before.walBytes,
          application.minus(before.application));
    }
  }

  Meter(House house) throws SQLException {
    this.house = house;
    this.connection = house.connect();
  }

  /**
   * Has each forced write of the log take longer by so much, as on a slower disk; commits that come
   * meanwhile share it, as they do there.
   */
  void delayForcedWrites(Duration delay) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("alter system set commit_delay = " + delay.toNanos() / 1_000);
      statement.execute("alter system set commit_siblings = " + (delay.isZero() ? 5 : 0));
      statement.execute("select pg_reload_conf()");
    }
  }

  Mark read() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint,"
                    + " pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Mark(row.getLong(1), row.getLong(2), house.application().processorTime());
    }
  }

  /** How many of some orders are in a state. */
  int orders(List<UUID> orders, String state) throws SQLException {
    return count(
        "select count(*) from checkout.purchase where order_id = any (?) and state = ?",
        orders,
        state);
  }

  /** How many of some orders have got all of their money back from the provider. */
  int refundedWhole(List<UUID> orders) throws SQLException {
    return count(
        "select count(*) from checkout.purchase bought"
            + " join payments.payment paid using (payment_id)"
            + " where bought.order_id = any (?) and paid.amount ="
            + " (select sum(amount) from payments.refund back"
            + " where back.payment_id = bought.payment_id and back.state = ?)",
        orders,
        "done");
  }

  /** Waits until no order of these waits for its money. */
  void awaitDecided(List<UUID> orders) throws SQLException {
    await("not all orders were decided", () -> orders(orders, "placed") == 0);
  }

  /** Waits until all messages of these names have been acted on. */
  void awaitWorked(List<String> events) throws SQLException {
    await(
        "not all messages were acted on",
        () -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "select count(*) from payments.webhook_event"
                      + " where event_id = any (?) and state = 'done'")) {
            statement.setArray(1, connection.createArrayOf("text", events.toArray()));
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return row.getInt(1) == events.size();
            }
          }
        });
  }

  /**
   * Waits until no job is due: what follows a sale, such as its invoice, must not run beside what
   * is measured next.
   */
  void awaitQuiet() throws SQLException {
    await(
        "the jobs do not come to an end",
        () -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "select count(*), coalesce(max(consecutive_failures), 0) from"
                      + " jobs.scheduled_tasks where task_instance <> 'recurring' and"
                      + " (execution_time <= ? or consecutive_failures > 0)")) {
            statement.setTimestamp(1, Timestamp.from(house.clock().instant().plusSeconds(1)));
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              if (row.getInt(2) > 0) {
                throw new IllegalStateException("a job failed; see " + house.log());
              }
              return row.getInt(1) == 0;
            }
          }
        });
  }

  private int count(String query, List<UUID> orders, String state) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
      statement.setString(2, state);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Something to look at again and again. */
  private interface Look {
    boolean isDone() throws SQLException;
  }

  private static void await(String otherwise, Look look) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!look.isDone()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(otherwise);
      }
      Rest.of(LOOK_AGAIN);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
