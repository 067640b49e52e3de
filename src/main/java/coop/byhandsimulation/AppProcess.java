package coop.byhandsimulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The application as a process of its own, so that it can be killed as a power cut would: no
 * shutdown hook, no rollback, no last word.
 */
final class AppProcess {

  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";
  private static final String MAIN = "coop.byhandsimulation.SimulatedApplication";

  /** How long a process is meant to live, which decides how it is best compiled. */
  enum Kind {
    /** Killed within a minute or two: starts fast, and never gets the best code. */
    SHORT_LIVED,
    /** Runs as in production, with both compilers. */
    LONG_LIVED
  }

  private final Kind kind;
  private Map<String, String> settings;
  private final Path log;
  private Process process;
  private boolean killed;

  AppProcess(Kind kind, Map<String, String> settings, Path log) {
    this.kind = kind;
    this.settings = Map.copyOf(settings);
    this.log = log;
    this.process = start();
  }

  synchronized boolean isAlive() {
    return process.isAlive();
  }

  /** True if it ended and nobody killed it. */
  synchronized boolean diedByItself() {
    return !process.isAlive() && !killed;
  }

  /** How much processor time it has used since it was started last. */
  synchronized Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it at once, wherever it is. */
  synchronized void kill() {
    killed = true;
    process.destroyForcibly();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the application cannot be killed");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it again after it was killed. */
  synchronized void restart() {
    if (process.isAlive()) {
      throw new IllegalStateException("it is running");
    }
    killed = false;
    process = start();
  }

  /** Starts it again after it was killed, with other settings than before. */
  synchronized void restart(Map<String, String> others) {
    settings = Map.copyOf(others);
    restart();
  }

  /** Stops it where it is, without its knowing; it goes on after {@link #resume}. */
  synchronized void pause() {
    signal("-STOP");
  }

  synchronized void resume() {
    signal("-CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Process start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        switch (kind) {
          case SHORT_LIVED -> List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");
          case LONG_LIVED -> List.of("-Xmx1g");
        });
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path")));
    if (isPacked()) {
      command.add("-Dloader.main=" + MAIN);
      command.add(LAUNCHER);
    } else {
      command.add(MAIN);
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException("the application could not be started", failed);
    }
  }

  /** In a packed jar the classes lie in jars within the jar, and only its launcher finds them. */
  private static boolean isPacked() {
    return System.getProperty("java.class.path").endsWith("-workshop.jar");
  }
}
