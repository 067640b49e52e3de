package coop.byhand.verify;

import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.SignedNote;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileCoordinate;
import coop.byhand.merkle.TileEdge;
import coop.byhand.merkle.TreeHash;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code log}: reads a log from its first entry to its last and checks all it publishes against the
 * signed checkpoint. Holds one bundle of entries at a time.
 */
final class LogCheck {

  static final Verb VERB =
      new Verb(
          "log",
          "DIR|URL",
          List.of(
              "Checks a whole log: the signature of its checkpoint, every entry against its hash,"
                  + " every tile, and the root over all entries against the checkpoint.",
              "The log is a folder in the layout of C2SP tlog-tiles, or the address under which one"
                  + " is served."),
          List.of(
              new Word("--key", "VKEY", "The key of the log, as it was published."),
              new Word(
                  "--since",
                  "CHECKPOINT-FILE",
                  "A checkpoint of this log kept from earlier. Checks that nothing of what it stood"
                      + " for was changed or taken away."),
              new Word(
                  "--witness",
                  "VKEY",
                  "The key of a witness that must have cosigned. May be given several times.")));

  private final Log log;
  private final long size;
  private final TileEdge edge = new TileEdge();

  private LogCheck(Log log) {
    this.log = log;
    this.size = log.now().size();
  }

  static Ending run(Spoken spoken, PrintWriter out) throws StopException, IOException {
    Log log = Log.open(spoken.operand("log"), spoken);
    Optional<String> since = spoken.one("--since");
    Optional<Checkpoint> kept = Optional.empty();
    if (since.isPresent()) {
      kept = Optional.of(log.kept(since.get()));
      log.requireNotShorter(kept.get());
    }
    LogCheck check = new LogCheck(log);
    check.walk();
    if (kept.isPresent()) {
      log.grownFrom(kept.get());
    }
    out.println("Log " + Hall.plain(log.now().origin()) + ": everything fits.");
    out.println("  " + Hall.some(check.size, "entry").replace("entrys", "entries"));
    out.println("  root " + log.now().root());
    for (SignedNote.Verified witness : log.signed().witnesses()) {
      String when = witness.at().map(Object::toString).orElse("");
      out.println("  witnessed by " + Hall.plain(witness.key().name()) + " at " + when);
    }
    kept.ifPresent(
        earlier -> out.println("  grown out of the checkpoint kept at size " + earlier.size()));
    return Ending.DONE;
  }

  private void walk() throws IOException {
    try {
      List<Tile> completed = new ArrayList<>();
      for (long bundle = 0; bundle * TileCoordinate.FULL < size; bundle++) {
        for (TreeHash entry : entriesOf(bundle)) {
          edge.append(entry, completed::add);
        }
        compareUpper(completed);
        completed.clear();
      }
      compareUpper(edge.partialTiles());
    } catch (RefusedException refused) {
      throw new IllegalStateException("every bundle below the size exists", refused);
    }
    if (!edge.root().equals(log.now().root())) {
      throw new LogFileException(
          Log.CHECKPOINT,
          "is signed for the root " + log.now().root() + ", the entries have " + edge.root());
    }
  }

  /** The hashes of a bundle's entries, each compared with the tile that holds it. */
  private List<TreeHash> entriesOf(long bundle) throws IOException, RefusedException {
    TileCoordinate coordinate = TileCoordinate.in(size, 0, bundle);
    List<TreeHash> published = log.tile(coordinate).hashes();
    List<TreeHash> hashes = log.entries(bundle).stream().map(TreeHash::ofEntry).toList();
    for (int i = 0; i < hashes.size(); i++) {
      if (!hashes.get(i).equals(published.get(i))) {
        throw new LogFileException(
            coordinate.path(),
            "gives entry "
                + (bundle * TileCoordinate.FULL + i)
                + " another hash than tile/entries/ does: one of both was changed");
      }
    }
    return hashes;
  }

  private void compareUpper(List<Tile> due) throws IOException {
    for (Tile tile : due) {
      if (tile.coordinate().level() > 0 && !log.tile(tile.coordinate()).equals(tile)) {
        throw new LogFileException(
            tile.coordinate().path(), "does not hold the hashes of the tiles below it");
      }
    }
  }
}
