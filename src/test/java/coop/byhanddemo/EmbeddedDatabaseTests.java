package coop.byhanddemo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The seven repairs to the library's defaults (decision record 0008), each seen to work. */
class EmbeddedDatabaseTests {

  @TempDir Path temporary;

  /** Nothing here may wait for ever: a broken lock would otherwise show as silence. */
  private static final int MOST_SECONDS = 120;

  /** Repairs 1 and 4: the folder is kept, and closing stops the server in order. */
  @Test
  @Timeout(MOST_SECONDS)
  void dataSurviveARestart() throws SQLException {
    DataFolder folder = new DataFolder(temporary);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      execute(database.url(), "create table kept (n integer)");
      execute(database.url(), "insert into kept values (42)");
    }
    assertThat(temporary.resolve("postgres/postmaster.pid")).doesNotExist();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(ask(database.url(), "select n from kept")).isEqualTo("42");
    }
  }

  /** Repair 2: the library sweeps its working folder; the data lie outside of it. */
  @Test
  @Timeout(MOST_SECONDS)
  void theSweepOfOldFoldersDoesNotReachTheData() throws IOException, SQLException {
    DataFolder folder = new DataFolder(temporary);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      execute(database.url(), "create table kept (n integer)");
    }
    FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(temporary.resolve("postgres/epg-lock"), longAgo);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(ask(database.url(), "select count(*) from kept")).isEqualTo("0");
    }
  }

  /** Repairs 3 and 7: durable settings, loopback only. Repair 6 is the wait these starts have. */
  @Test
  @Timeout(MOST_SECONDS)
  void itIsDurableAndReachableFromThisMachineOnly() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(new DataFolder(temporary))) {
      assertThat(ask(database.url(), "show fsync")).isEqualTo("on");
      assertThat(ask(database.url(), "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(database.url(), "show full_page_writes")).isEqualTo("on");
      assertThat(ask(database.url(), "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(database.url(), "show data_checksums")).isEqualTo("on");
      assertThat(EmbeddedDatabase.START_WAIT).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }
  }

  /** A second Byhand is told, and the first one's server goes on. */
  @Test
  @Timeout(MOST_SECONDS)
  void aSecondInstanceIsRefusedAndTheFirstUnharmed() throws Exception {
    DataFolder folder = new DataFolder(temporary);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      execute(database.url(), "create table kept (n integer)");
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
          .isInstanceOf(EmbeddedDatabase.DatabaseInUse.class)
          .hasMessageContaining("BYHAND_DATA");
      Process other = startElsewhere();
      assertThat(
              new String(
                  other.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("Another Byhand is running");
      assertThat(other.waitFor()).isNotZero();
      assertThat(ask(database.url(), "select count(*) from kept")).isEqualTo("0");
    }
  }

  /** Repair 5: kill -9 leaves the server behind; the next start stops it and finds every row. */
  @Test
  @Timeout(MOST_SECONDS)
  void aKilledRunLosesNothingAndDoesNotBlockTheNext() throws Exception {
    Process run = startElsewhere();
    long postmaster;
    try (var reader = run.inputReader()) {
      String line = reader.readLine();
      while (line != null && !line.startsWith("READY")) {
        line = reader.readLine();
      }
      assertThat(line).isNotNull();
      postmaster =
          Long.parseLong(
              Files.readAllLines(temporary.resolve("postgres/postmaster.pid")).getFirst().strip());
      run.destroyForcibly();
      assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(ProcessHandle.of(postmaster)).as("the orphan is there").isPresent();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(new DataFolder(temporary))) {
      assertThat(ask(database.url(), "select n from acknowledged")).isEqualTo("7");
    }
  }

  /** Another JVM that starts the database on the same folder, writes one row and waits. */
  static final class Elsewhere {
    public static void main(String[] arguments) throws Exception {
      EmbeddedDatabase database = EmbeddedDatabase.start(new DataFolder(Path.of(arguments[0])));
      execute(database.url(), "create table acknowledged (n integer)");
      execute(database.url(), "insert into acknowledged values (7)");
      System.out.println("READY");
      System.out.flush();
      System.in.read();
    }
  }

  private Process startElsewhere() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Elsewhere.class.getName(),
            temporary.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
