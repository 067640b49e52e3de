package coop.byhand.verify;

import coop.byhand.merkle.EntryBundle;
import coop.byhand.merkle.InclusionProof;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.TileCoordinate;
import coop.byhand.merkle.TreeHash;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code inclusion}: whether one entry stands in the log, at its place. */
final class InclusionCheck {

  static final Verb VERB =
      new Verb(
          "inclusion",
          "DIR|URL",
          List.of(
              "Checks that one entry stands at its place in the log, by the few hashes beside the"
                  + " way from the entry to the signed root. Prints the entry unless you bring it."),
          List.of(
              new Word("--key", "VKEY", "The key of the log, as it was published."),
              new Word("--index", "N", "The place of the entry, counted from 0."),
              new Word(
                  "--entry",
                  "FILE",
                  "The entry as you have it, byte for byte; without it the log's own is taken."),
              new Word(
                  "--witness",
                  "VKEY",
                  "The key of a witness that must have cosigned. May be given several times.")));

  private InclusionCheck() {}

  static Ending run(Spoken spoken, PrintWriter out) throws StopException, IOException {
    spoken.required("--index");
    long index = spoken.number("--index", 0, Long.MAX_VALUE).orElseThrow();
    Optional<String> file = spoken.one("--entry");
    Log log = Log.open(spoken.operand("log"), spoken);
    long size = log.now().size();
    if (index >= size) {
      throw StopException.failed(
          "There is no entry " + index + ": the log has " + size + ", counted from 0.");
    }
    try {
      byte[] entry = file.isPresent() ? own(file.get()) : published(log, index);
      InclusionProof proof = log.tree().inclusion(index);
      TreeHash hash = TreeHash.ofEntry(entry);
      log.now().verifyInclusion(hash, proof);
      out.println(
          "Entry "
              + index
              + " stands in log "
              + Hall.plain(log.now().origin())
              + ", at size "
              + size
              + ".");
      out.println("  hash " + hash);
      out.println("  root " + log.now().root());
      if (file.isEmpty()) {
        out.println(Hall.plain(new String(entry, StandardCharsets.UTF_8)));
      }
      return Ending.DONE;
    } catch (RefusedException refused) {
      String whose = file.map(name -> "The entry in " + name).orElse("The entry the log publishes");
      throw StopException.refused(
          whose + " does not stand at " + index + " of the log: " + refused.getMessage() + ".");
    }
  }

  private static byte[] published(Log log, long index) throws IOException, RefusedException {
    List<byte[]> bundle = log.entries(index / TileCoordinate.FULL);
    return bundle.get((int) (index % TileCoordinate.FULL));
  }

  private static byte[] own(String file) throws StopException {
    try {
      Path path = Path.of(file);
      if (Files.size(path) > EntryBundle.LONGEST_ENTRY) {
        throw StopException.failed(file + " is longer than any entry can be.");
      }
      return Files.readAllBytes(path);
    } catch (IOException | InvalidPathException unreadable) {
      throw StopException.failed(file + " cannot be opened. Look at its name and folder.");
    }
  }
}
