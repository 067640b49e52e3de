package coop.byhanddemo.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Byhand as a newcomer starts it: a process of its own, an empty data folder, a free port. */
final class DemoProcess implements AutoCloseable {

  private static final Duration FIRST_START = Duration.ofMinutes(8);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Process process;
  private final int port;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private DemoProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts on this data folder and waits until the address has been printed. */
  static DemoProcess start(Path data) throws IOException, InterruptedException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                withoutTests(System.getProperty("java.class.path")),
                "coop.byhanddemo.DemoStart")
            .redirectErrorStream(true);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("BYHAND_DATA", data.toString());
    builder.environment().remove("SPRING_DATASOURCE_URL");
    DemoProcess demo = new DemoProcess(builder.start(), port);
    demo.awaitGreeting();
    return demo;
  }

  private void awaitGreeting() throws InterruptedException {
    CountDownLatch greeted = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
              lines.add(line);
              if (line.startsWith("Stop with Ctrl-C")) {
                greeted.countDown();
              }
            }
          } catch (IOException ended) {
            lines.add("output ended: " + ended.getMessage());
          } finally {
            greeted.countDown();
          }
        });
    if (!greeted.await(FIRST_START.toSeconds(), TimeUnit.SECONDS) || !process.isAlive()) {
      process.destroyForcibly();
      throw new IllegalStateException("the demo did not open:\n" + String.join("\n", tail()));
    }
  }

  String address() {
    return "http://localhost:" + port;
  }

  /** Everything printed so far. */
  String printed() {
    return String.join("\n", lines);
  }

  private List<String> tail() {
    return lines.subList(Math.max(0, lines.size() - 60), lines.size());
  }

  /** Ends it the rude way. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
  }

  /** Asks it to stop, as Ctrl-C does. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The class path of the run from source: the tests' own classes do not belong to it. */
  private static String withoutTests(String classPath) {
    String tests = Path.of("target/test-classes").toAbsolutePath().toString();
    StringBuilder kept = new StringBuilder();
    for (String entry : classPath.split(java.io.File.pathSeparator)) {
      if (!Path.of(entry).toAbsolutePath().toString().equals(tests)
          && Files.exists(Path.of(entry))) {
        kept.append(kept.isEmpty() ? "" : java.io.File.pathSeparator).append(entry);
      }
    }
    return kept.toString();
  }
}
