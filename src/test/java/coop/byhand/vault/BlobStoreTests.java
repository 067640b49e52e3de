package coop.byhand.vault;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.kernel.Digest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTests {

  @TempDir Path directory;

  @Test
  void aKilledProcessLeavesWholeBlobsOnly() throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int announced = 0;
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      for (String hex = said.readLine(); hex != null; hex = said.readLine()) {
        announced++;
        if (announced == 12) {
          writer.toHandle().destroyForcibly(); // leaves what it said readable
        }
        assertThat(place(hex)).exists();
      }
    }
    writer.waitFor();

    List<Path> kept = kept();
    assertThat(announced).isGreaterThanOrEqualTo(12);
    assertThat(kept).hasSizeGreaterThanOrEqualTo(announced);
    for (Path blob : kept) {
      Digest content = Digest.ofContent(Files.readAllBytes(blob));
      assertThat(content.hex()).isEqualTo(blob.getFileName().toString());
    }
  }

  @Test
  void anotherStartSweepsWhatADeadProcessLeftInQuarantine() throws IOException {
    BlobStore store = new BlobStore(directory);
    Instant now = Instant.parse("2026-11-25T10:00:00Z");
    Path old = Files.writeString(directory.resolve("quarantine/old.part"), "left behind");
    Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(1)));
    Path recent = Files.writeString(directory.resolve("quarantine/recent.part"), "arriving");
    Files.setLastModifiedTime(recent, FileTime.from(now));

    store.sweepQuarantine(now);

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
  }

  private Path place(String hex) {
    return directory.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().endsWith(".part"))
          .toList();
    }
  }

  /** Stores blob after blob and names each one once it is kept, until it is killed. */
  static final class Writer {

    public static void main(String[] arguments) throws IOException {
      BlobStore store = new BlobStore(Path.of(arguments[0]));
      Random random = new Random(20261125);
      while (true) {
        byte[] content = new byte[200_000 + random.nextInt(200_000)];
        random.nextBytes(content);
        ReceiveOutcome outcome = store.receive(new ByteArrayInputStream(content), content.length);
        Quarantine quarantine = ((ReceiveOutcome.Received) outcome).quarantine();
        store.keep(quarantine);
        System.out.println(quarantine.blob().digest().hex());
      }
    }
  }
}
