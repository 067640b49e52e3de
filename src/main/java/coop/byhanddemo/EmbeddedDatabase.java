package coop.byhanddemo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of our own for evaluation and development: durable like a real server (the library's
 * defaults are not), in a folder that survives restarts, one at a time per folder.
 *
 * <p>What differs from the library's defaults and why is decision record 0008; each point has a
 * test in {@code EmbeddedDatabaseTests}.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  static final Duration START_WAIT = Duration.ofSeconds(60);
  private static final Duration ORPHAN_WAIT = Duration.ofSeconds(30);

  /**
   * Folders that this process serves. The file lock alone cannot tell: it belongs to the whole
   * process, and looking at it from inside would release it.
   */
  private static final Set<Path> SERVED_HERE = ConcurrentHashMap.newKeySet();

  private final EmbeddedPostgres postgres;
  private final Path data;

  private EmbeddedDatabase(EmbeddedPostgres postgres, Path data) {
    this.postgres = postgres;
    this.data = data;
  }

  /**
   * Starts the server on the folder's data, after stopping a server that a killed run left behind.
   *
   * @throws DatabaseInUse if another running Byhand uses the folder
   */
  public static EmbeddedDatabase start(DataFolder folder) {
    Path data = folder.folder("postgres");
    // The binaries lie beside the data, never above them: the library sweeps its working folder.
    Path binaries = folder.folder("postgres-binaries");
    if (!SERVED_HERE.add(data)) {
      throw new DatabaseInUse(data);
    }
    try {
      refuseIfInUse(data);
      stopOrphan(data);
      return new EmbeddedDatabase(open(data, binaries), data);
    } catch (RuntimeException failed) {
      SERVED_HERE.remove(data);
      throw failed;
    }
  }

  /**
   * Deletes the folder's database, after stopping a server that a killed run left behind.
   *
   * @throws DatabaseInUse if another running Byhand uses the folder
   */
  static void clear(DataFolder folder) {
    Path data = folder.folder("postgres");
    if (SERVED_HERE.contains(data)) {
      throw new DatabaseInUse(data);
    }
    refuseIfInUse(data);
    stopOrphan(data);
    DataFiles.delete(folder, "postgres");
  }

  private static EmbeddedPostgres open(Path data, Path binaries) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data.toFile())
          .setCleanDataDirectory(false)
          .setOverrideWorkingDirectory(binaries.toFile())
          .setRegisterShutdownHook(false)
          .setPGStartupWait(START_WAIT)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8")
          .setLocaleConfig("locale", "C.UTF-8")
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "The embedded database did not start. Set SPRING_DATASOURCE_URL to a PostgreSQL of your"
              + " own, or run as an ordinary user; the server's own words stand above.",
          failed);
    }
  }

  public String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** Gives the jobs that a killed run was busy with back to the queue. */
  void releaseJobs() {
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet queue =
            statement.executeQuery("select to_regclass('jobs.scheduled_tasks') is not null")) {
      queue.next();
      if (queue.getBoolean(1)) {
        statement.executeUpdate(
            "update jobs.scheduled_tasks set picked = false, picked_by = null where picked");
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("the job queue cannot be read", failed);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("the embedded database did not stop cleanly", failed);
    } finally {
      SERVED_HERE.remove(data);
    }
  }

  /** The library holds this lock as long as its server is up, so a live owner can be told. */
  private static void refuseIfInUse(Path data) {
    Path lockFile = data.resolve("epg-lock");
    if (!Files.exists(lockFile)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new DatabaseInUse(data);
      }
      lock.release();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read " + lockFile, failed);
    }
  }

  /** A server whose Byhand was killed is asked to stop; recovery is its own work at next start. */
  private static void stopOrphan(Path data) {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> orphan = postmaster(pidFile);
    if (orphan.isEmpty()) {
      return;
    }
    orphan.get().destroy();
    try {
      orphan.get().onExit().get(ORPHAN_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an old database server stops", stopped);
    } catch (java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException stuck) {
      throw new IllegalStateException(
          "An old database server (process "
              + orphan.get().pid()
              + ") still uses "
              + data
              + " and does not stop. End it, then start again.",
          stuck);
    }
  }

  private static Optional<ProcessHandle> postmaster(Path pidFile) {
    try {
      List<String> lines = Files.readAllLines(pidFile);
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      long pid = Long.parseLong(lines.getFirst().strip());
      // A pid is reused after a reboot: only a process that is a postgres may be stopped.
      return ProcessHandle.of(pid)
          .filter(process -> process.info().command().orElse("").contains("postgres"));
    } catch (NumberFormatException unreadable) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read " + pidFile, failed);
    }
  }

  /** Another running Byhand uses this data folder. */
  public static final class DatabaseInUse extends IllegalStateException {
    private DatabaseInUse(Path data) {
      super(
          "Another Byhand is running on "
              + data
              + ". Stop it first, or give this one its own folder: BYHAND_DATA=/some/folder ./mvnw");
    }
  }
}
