package coop.byhand.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged {@code byhand-verify.jar}: what is in it, and that it runs alone. */
class VerifyJarIT {

  private static final Path JAR = Path.of("target/byhand-verify.jar").toAbsolutePath();

  /** In a folder of its own, with the two modules of the JDK it needs and no class path. */
  private static VerifyRun alone(Path folder, Object... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--limit-modules", "java.base,java.net.http", "-jar", JAR.toString()));
    for (Object word : words) {
      command.add(word.toString());
    }
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder start = new ProcessBuilder(command).directory(folder.toFile());
    start.environment().remove("CLASSPATH");
    int code = start.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    for (Ending ending : Ending.values()) {
      if (ending.code() == code) {
        return new VerifyRun(ending, Files.readString(out), Files.readString(err));
      }
    }
    throw new AssertionError("exit code " + code + ": " + Files.readString(err));
  }

  @Test
  void onlyTheThreeRoomsAreInTheJar() throws IOException {
    Set<String> folders = new TreeSet<>();
    Set<String> foreign = new TreeSet<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo(Verify.class.getName());
      assertThat(manifest.getValue(Attributes.Name.CLASS_PATH)).isNull();
      for (JarEntry entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
        folders.add(entry.getName().substring(0, entry.getName().lastIndexOf('/')));
        if (entry.getName().endsWith(".class")) {
          try (InputStream file = jar.getInputStream(entry)) {
            foreign.addAll(VerifyJar.foreign(file.readAllBytes()));
          }
        } else {
          assertThat(entry.getName()).isEqualTo("META-INF/MANIFEST.MF");
        }
      }
    }
    assertThat(folders)
        .containsExactly(
            "META-INF", "coop/byhand/merkle", "coop/byhand/tally", "coop/byhand/verify");
    assertThat(foreign).isEmpty();
  }

  @Test
  void everyOfficialElectionIsCountedByTheJarAlone(@TempDir Path folder) {
    assertThat(
            OfficialElections.differences(words -> {
              try {
                List<String> absolute =
                    words.stream()
                        .map(word ->
                            word.contains("/testdata/")
                                ? Path.of(word).toAbsolutePath().toString()
                                : word)
                        .toList();
                VerifyRun run = alone(folder, absolute.toArray());
                assertThat(run.err()).isEmpty();
                String prefix = Path.of("").toAbsolutePath() + "/";
                return run.out().replace("\"" + prefix, "\"");
              } catch (Exception failed) {
                throw new IllegalStateException(failed);
              }
            }))
        .isEmpty();
  }

  @Test
  void aLogIsCheckedAndWitnessedByTheJarAlone(@TempDir Path folder) throws Exception {
    TestLog log = new TestLog(folder.resolve("log")).upTo(300);
    assertThat(alone(folder, "log", "log", "--key", log.key()).out()).contains("  300 entries\n");
    assertThat(alone(folder, "inclusion", "log", "--key", log.key(), "--index", 7).out())
        .endsWith("{\"entry\":7}" + System.lineSeparator());
    VerifyRun made = alone(folder, "witness", "new-key", "--name", "w/1", "--witness-key", "k");
    assertThat(made.out()).startsWith("w/1+");
    Object[] witness = {
      "witness", "log", "--key", log.key(), "--state", "state", "--witness-key", "k"
    };
    assertThat(alone(folder, witness).out()).startsWith(TestLog.ORIGIN + "\n300\n");
    TestLog fork = new TestLog(folder.resolve("log"), log.signer).upTo(300, i -> "other " + i);
    VerifyRun refused = alone(folder, witness);
    assertThat(refused.ending()).isEqualTo(Ending.CONTRADICTED);
    assertThat(refused.err())
        .contains("FORK. ", new String(fork.read("checkpoint"), StandardCharsets.UTF_8));
    fork.damage("tile/0/000", 9);
    assertThat(alone(folder, "log", "log", "--key", log.key()).ending()).isEqualTo(Ending.REFUSED);
    assertThat(alone(folder, "roll", "receipt.json").ending()).isEqualTo(Ending.NOT_YET);
    assertThat(alone(folder, "--help").out()).contains("witness new-key");
    assertThat(alone(folder, "--version").out()).startsWith("byhand-verify ");
  }
}
