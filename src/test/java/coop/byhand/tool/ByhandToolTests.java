package coop.byhand.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByhandToolTests {

  private final ToolRun tool = new ToolRun();
  private final StringWriter out = tool.out;
  private final StringWriter err = tool.err;

  private int run(String... words) {
    return tool.of(words);
  }

  @Test
  void theVersionNamesByhandAndJava() {
    assertThat(run("version")).isZero();
    assertThat(out.toString()).contains("byhand ").contains("java 25");
  }

  @Test
  void everyVerbHasHelp() {
    for (String verb : List.of("version", "bench", "count", "credentials", "demo")) {
      assertThat(run(verb, "--help")).as(verb).isZero();
    }
    assertThat(run("demo", "reset", "--help")).isZero();
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Exit codes:").contains("bench").contains("reset");
  }

  @Test
  void aWordThatIsNoVerbIsRefusedWithCodeTwo() {
    assertThat(run("sing")).isEqualTo(2);
    assertThat(err.toString()).contains("sing");
  }

  @Test
  void aBenchmarkPrintsATableAndWritesTheSameAsJson(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("figures.json");
    assertThat(
            run(
                "bench",
                "register",
                "--register-entries",
                "3000",
                "--rounds",
                "1",
                "--json",
                file.toString()))
        .isZero();
    assertThat(out.toString()).contains("median ms").contains("inclusion proof");
    assertThat(Files.readString(file))
        .contains("\"benchmark\": \"register\"")
        .contains("\"round\": \"append, tiles on disk\"");
  }

  @Test
  void anUnknownBenchmarkIsRefusedInASentence() {
    assertThat(run("bench", "nothing")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no benchmark called nothing. Known: register");
  }

  @Test
  void resetDeletesWhatTheDemoKeepsAndNothingElse(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("postgres/base"));
    Files.writeString(folder.resolve("clock"), "PT0S");
    Files.writeString(folder.resolve("mine.txt"), "mine");
    assertThat(run("demo", "reset", "--data", folder.toString())).isZero();
    assertThat(folder.resolve("postgres")).doesNotExist();
    assertThat(folder.resolve("clock")).doesNotExist();
    assertThat(folder.resolve("mine.txt")).exists();
  }

  @Test
  void credentialsPrintsOneLinePerFileAndSaysWhenOneCannotBeOpened(@TempDir Path folder)
      throws IOException {
    Path note = Files.writeString(folder.resolve("no\"te.txt"), "no container");
    assertThat(run("credentials", "--at", "2026-11-23T07:20:52Z", note.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(out.toString())
        .contains("no\\\"te.txt", "\"state\":\"error\"", "\"at\":\"2026-11-23T07:20:52Z\"");
    assertThat(run("credentials", folder.resolve("absent.jpg").toString())).isEqualTo(1);
    assertThat(run("credentials", "--anchors", folder.resolve("a.pem").toString(), "x.jpg"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("a.pem cannot be opened.");
    assertThat(run("credentials")).isEqualTo(2);
  }

  @Test
  void resetOfNothingSaysSo(@TempDir Path folder) {
    assertThat(run("demo", "reset", "--data", folder.resolve("absent").toString())).isZero();
    assertThat(out.toString()).contains("Nothing to reset");
  }

  @Test
  void resetIsRefusedWhileByhandRuns(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("postgres"));
    Path lock = Files.createFile(folder.resolve("postgres/epg-lock"));
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                lock.toString())
            .start();
    try (var reader = holder.inputReader()) {
      assertThat(reader.readLine()).isEqualTo("LOCKED");
      assertThat(run("demo", "reset", "--data", folder.toString())).isEqualTo(1);
      assertThat(err.toString()).contains("Byhand is running");
      assertThat(lock).exists();
    } finally {
      holder.destroyForcibly();
    }
  }

  /** Another process that holds the data folder's lock, as a running Byhand does. */
  static final class LockHolder {
    public static void main(String[] arguments) throws Exception {
      try (FileChannel channel =
          FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
        channel.lock();
        System.out.println("LOCKED");
        System.out.flush();
        System.in.read();
      }
    }
  }
}
