package coop.byhand.tool;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The official library under Node, measured on the same files; a development tool, installed into a
 * temporary folder that is deleted afterwards.
 */
final class CredentialsPeer implements AutoCloseable {

  private final List<String> command;
  private final Path library;
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter requests;

  private CredentialsPeer(List<String> command, Path library) throws IOException {
    this.command = command;
    this.library = library;
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.answers = process.inputReader();
    this.requests = process.outputWriter();
  }

  /** Installs and starts the library, which trusts these anchors. */
  static CredentialsPeer start(Optional<Path> anchors) {
    Path home = Path.of(Objects.requireNonNullElse(System.getProperty("byhand.home"), ""));
    Path script = home.resolve("src/build/credentials-peer.mjs").toAbsolutePath();
    if (!Files.exists(script)) {
      throw new Byhand.Refusal("--peer needs " + script + ", which is not there.");
    }
    try {
      Path library = Files.createTempDirectory("byhand-peer");
      String trusted = anchors.map(path -> path.toAbsolutePath().toString()).orElse("-");
      CredentialsPeer peer =
          new CredentialsPeer(
              List.of("node", script.toString(), library.toString(), trusted), library);
      try {
        peer.answer();
        return peer;
      } catch (Byhand.Refusal stopped) {
        peer.close();
        throw stopped;
      }
    } catch (IOException failed) {
      throw new Byhand.Refusal("--peer needs Node and npm: " + failed.getMessage());
    }
  }

  /** Judges these files a number of rounds, warm. */
  Benchmark.Peer measure(List<Path> files, int rounds, long warmUpMillis) {
    List<String> names = files.stream().map(file -> file.toAbsolutePath().toString()).toList();
    Json request =
        Json.object()
            .put("files", Json.texts(names))
            .put("rounds", rounds)
            .put("warmUpMillis", warmUpMillis)
            .object();
    try {
      requests.write(request.toString());
      requests.newLine();
      requests.flush();
      Json answer = answer();
      List<Long> taken =
          new ArrayList<>(
              answer.get("nanoseconds").orElseThrow().items().stream()
                  .map(item -> Long.parseLong(item.toString()))
                  .toList());
      taken.sort(Comparator.naturalOrder());
      long passes = Long.parseLong(answer.get("passes").orElseThrow().toString());
      return new Benchmark.Peer(passes * files.size(), taken.get(taken.size() / 2));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Judges one file from a cold start. */
  List<String> coldly(Path file) {
    List<String> words = new ArrayList<>(command);
    words.add(file.toAbsolutePath().toString());
    return words;
  }

  private Json answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new Byhand.Refusal("The program we compare ourselves with has stopped.");
    }
    try {
      return Json.read(line);
    } catch (MalformedMedia unreadable) {
      throw new Byhand.Refusal("The program we compare ourselves with said: " + line);
    }
  }

  @Override
  public void close() {
    try {
      requests.close();
      process.waitFor();
      List<Path> left;
      try (Stream<Path> paths = Files.walk(library)) {
        left = paths.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : left) {
        Files.delete(path);
      }
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
