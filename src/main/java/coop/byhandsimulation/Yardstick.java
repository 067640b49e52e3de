package coop.byhandsimulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The transaction that PostgreSQL's own pgbench measures by default, modelled on TPC-B: three
 * updates, a query and an insert, on rows drawn at random. The database's speed on this machine at
 * this minute, to compare others with.
 */
final class Yardstick {

  private static final int TELLERS = 10;
  private static final int ACCOUNTS = 100_000;
  private static final int DELTA = 5_000;

  /** Opens a connection to the database that is measured. */
  interface Connector {
    Connection open() throws SQLException;
  }

  private final Connector connector;
  private final int scale;

  /**
   * A measure of its own.
   *
   * @param scale as pgbench counts: so many branches, ten tellers and 100,000 accounts each
   */
  Yardstick(Connector connector, int scale) {
    this.connector = connector;
    this.scale = scale;
  }

  /** Makes the tables, once. */
  void prepare() throws SQLException {
    try (Connection connection = connector.open();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists yardstick");
      statement.execute(
          "create table yardstick.branch (bid int primary key, bbalance int, filler char(88))");
      statement.execute(
          "create table yardstick.teller"
              + " (tid int primary key, bid int, tbalance int, filler char(84))");
      statement.execute(
          "create table yardstick.account"
              + " (aid int primary key, bid int, abalance int, filler char(84))");
      statement.execute(
          "create table yardstick.history (tid int, bid int, aid int, delta int,"
              + " mtime timestamp, filler char(22))");
      statement.execute(
          "insert into yardstick.branch select n, 0, '' from generate_series(1, " + scale + ") n");
      statement.execute(
          "insert into yardstick.teller select n, (n - 1) / "
              + TELLERS
              + " + 1, 0, '' from generate_series(1, "
              + scale * TELLERS
              + ") n");
      statement.execute(
          "insert into yardstick.account select n, (n - 1) / "
              + ACCOUNTS
              + " + 1, 0, '' from generate_series(1, "
              + scale * ACCOUNTS
              + ") n");
      statement.execute("analyze yardstick.account");
      statement.execute("checkpoint");
    }
  }

  /** Runs so many transactions over so many connections; how many nanoseconds it took. */
  long run(int clients, int transactions) throws SQLException {
    List<Connection> connections = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        connections.add(connector.open());
      }
      long started = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        Connection connection = connections.get(i);
        SplittableRandom random = new SplittableRandom(i);
        running.add(
            threads.submit(() -> {
              transact(connection, random, transactions / clients);
              return null;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return System.nanoTime() - started;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private void transact(Connection connection, SplittableRandom random, int times)
      throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement account =
            connection.prepareStatement(
                "update yardstick.account set abalance = abalance + ? where aid = ?");
        PreparedStatement balance =
            connection.prepareStatement("select abalance from yardstick.account where aid = ?");
        PreparedStatement teller =
            connection.prepareStatement(
                "update yardstick.teller set tbalance = tbalance + ? where tid = ?");
        PreparedStatement branch =
            connection.prepareStatement(
                "update yardstick.branch set bbalance = bbalance + ? where bid = ?");
        PreparedStatement history =
            connection.prepareStatement(
                "insert into yardstick.history (tid, bid, aid, delta, mtime)"
                    + " values (?, ?, ?, ?, current_timestamp)")) {
      for (int i = 0; i < times; i++) {
        int aid = 1 + random.nextInt(scale * ACCOUNTS);
        int tid = 1 + random.nextInt(scale * TELLERS);
        int bid = 1 + random.nextInt(scale);
        int delta = random.nextInt(-DELTA, DELTA + 1);
        add(account, delta, aid);
        balance.setInt(1, aid);
        try (ResultSet row = balance.executeQuery()) {
          row.next();
        }
        add(teller, delta, tid);
        add(branch, delta, bid);
        history.setInt(1, tid);
        history.setInt(2, bid);
        history.setInt(3, aid);
        history.setInt(4, delta);
        history.executeUpdate();
        connection.commit();
      }
    }
  }

  private static void add(PreparedStatement update, int delta, int id) throws SQLException {
    update.setInt(1, delta);
    update.setInt(2, id);
    update.executeUpdate();
  }
}
