package coop.byhandsimulation;

import coop.byhanddemo.DataFolder;
import coop.byhanddemo.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;

/** The database of a simulation: asked past the application, and broken. */
final class Store implements AutoCloseable {

  /** Who runs the migrations and looks past the application. */
  static final String OWNER = "postgres";

  /** As whom the application signs in, with the rights that it has in production. */
  static final String ROLE = "byhand_app";

  private static final String GRANTS = "db/grants.sql";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final String FILES = "postgres";
  private static final String COPY = "backup";
  private static final int TRIES = 100;
  private static final Duration TRY_AGAIN = Duration.ofMillis(100);

  private final DataFolder data;
  private EmbeddedDatabase database;

  private Store(DataFolder data) {
    this.data = data;
    database = EmbeddedDatabase.start(data);
  }

  String url() {
    return database.url();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), OWNER, OWNER);
  }

  /** One with the tables of this release in it. */
  static Store ready(DataFolder data) {
    Store store = new Store(data);
    store.migrate();
    return store;
  }

  /** Makes the tables and gives the application's role its rights, as the owner does for a release. */
  private void migrate() {
    Flyway.configure()
        .dataSource(url(), OWNER, OWNER)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    try (InputStream grants = Store.class.getClassLoader().getResourceAsStream(GRANTS);
        Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + ROLE + " login password '" + ROLE + "'");
      statement.execute(
          new String(
              Objects.requireNonNull(grants, GRANTS).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | SQLException failed) {
      throw new IllegalStateException("the database cannot be made ready", failed);
    }
  }

  /** Ends every connection of the application, in the middle of whatever it does. */
  void dropConnections() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
    } catch (SQLException failed) {
      throw new IllegalStateException("the database cannot be reached", failed);
    }
  }

  /**
   * Kills the server process behind one connection. The database takes that for a crash: it ends
   * all others at once, reads its log again from the last checkpoint and opens anew.
   */
  void crash() {
    try (Connection witness = connect()) {
      for (String process :
          column(
              "select pid::text from pg_stat_activity where pid <> pg_backend_pid()"
                  + " and backend_type = 'client backend' order by backend_start limit 1")) {
        ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
      }
      await("the database does not crash", () -> !isUsable(witness));
    } catch (SQLException failed) {
      throw new IllegalStateException("the database cannot be reached", failed);
    }
    await("the database does not come back", this::isUp);
  }

  private boolean isUp() {
    try (Connection connection = connect()) {
      return isUsable(connection);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static boolean isUsable(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("select 1");
    } catch (SQLException gone) {
      return false;
    }
  }

  private static void await(String otherwise, BooleanSupplier done) {
    for (long i = 0; i < PATIENCE.dividedBy(LOOK_AGAIN); i++) {
      if (done.getAsBoolean()) {
        return;
      }
      Rest.of(LOOK_AGAIN);
    }
    throw new IllegalStateException(otherwise);
  }

  /** Keeps a copy of it as it is, like the one of a night. Nobody may use it meanwhile. */
  void backUp() {
    database.close();
    Folders.copy(data.file(FILES), data.file(COPY));
    database = EmbeddedDatabase.start(data);
  }

  /** Puts the copy in its place: all that came since is forgotten. Nobody may use it meanwhile. */
  void restore() {
    database.close();
    Folders.delete(data.file(FILES));
    Folders.copy(data.file(COPY), data.file(FILES));
    database = EmbeddedDatabase.start(data);
  }

  /** The provider's ids of charges that succeeded, as far as the application has heard of them. */
  List<String> charges() {
    return column(
        "select provider_charge from payments.payment"
            + " where provider_charge is not null order by decided_at desc limit 100");
  }

  /** The provider's ids of disputes without a verdict. */
  List<String> openDisputes() {
    return column(
        "select provider_dispute from payments.dispute"
            + " where verdict is null order by provider_dispute");
  }

  /** The provider's ids of the makers' accounts that have been told of. */
  List<String> accounts() {
    return column(
        "select provider_account from payments.recipient"
            + " where provider_account is not null order by provider_account");
  }

  /**
   * The first column of what a query finds. A strike ends the connections of everybody, so what it
   * meets is asked again.
   */
  List<String> column(String query) {
    for (int tries = 1; ; tries++) {
      try {
        return ask(query);
      } catch (SQLException away) {
        if (tries == TRIES) {
          throw new IllegalStateException("the database cannot be asked", away);
        }
        Rest.of(TRY_AGAIN);
      }
    }
  }

  private List<String> ask(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Override
  public void close() {
    database.close();
  }
}
