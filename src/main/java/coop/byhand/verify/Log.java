package coop.byhand.verify;

import coop.byhand.merkle.BundleCoordinate;
import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.CheckpointTrust;
import coop.byhand.merkle.ConsistencyProof;
import coop.byhand.merkle.EntryBundle;
import coop.byhand.merkle.NoteKey;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileCoordinate;
import coop.byhand.merkle.TiledTree;
import coop.byhand.merkle.TreeHash;
import coop.byhand.merkle.TreeHashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A log whose present checkpoint was signed as it must be. Its tiles and entries are read when they
 * are asked for and are not trusted.
 *
 * @param signed the present checkpoint with its note
 */
record Log(LogFiles files, NoteKey key, CheckpointTrust.Trusted signed) {

  static final String CHECKPOINT = "checkpoint";

  private static final int LONGEST_NOTE = 1_000_000;
  private static final int LONGEST_BUNDLE = TileCoordinate.FULL * (EntryBundle.LONGEST_ENTRY + 2);

  /** Opens the log at this place and looks at the signatures of its checkpoint. */
  static Log open(String place, Spoken spoken) throws StopException, IOException {
    NoteKey key = key(spoken.required("--key"), NoteKey.Kind.NOTE, "--key");
    Set<NoteKey> witnesses = new HashSet<>();
    for (String witness : spoken.all("--witness")) {
      witnesses.add(key(witness, NoteKey.Kind.COSIGNATURE, "--witness"));
    }
    CheckpointTrust trust = new CheckpointTrust(key, witnesses, witnesses.size());
    LogFiles files = LogFiles.at(place);
    try {
      return new Log(files, key, trust.open(files.read(CHECKPOINT, LONGEST_NOTE)));
    } catch (RefusedException refused) {
      throw new LogFileException(CHECKPOINT, "is refused: " + refused.getMessage(), refused);
    }
  }

  private static NoteKey key(String text, NoteKey.Kind kind, String option) throws StopException {
    try {
      NoteKey key = NoteKey.parse(text);
      if (key.kind() != kind) {
        throw StopException.misspoken(
            option
                + (kind == NoteKey.Kind.NOTE
                    ? " takes the key of a log, and this is one of a witness."
                    : " takes the key of a witness, and this is one of a log."));
      }
      return key;
    } catch (RefusedException refused) {
      throw StopException.misspoken(option + " is no key: " + refused.getMessage() + ".");
    }
  }

  Checkpoint now() {
    return signed.checkpoint();
  }

  TiledTree tree() {
    return new TiledTree(now().size(), this::tile);
  }

  /** A tile as it is published; a partial one may be cut from its full successor. */
  Tile tile(TileCoordinate wanted) throws IOException {
    Optional<byte[]> file = files.find(wanted.path(), wanted.length());
    try {
      if (file.isEmpty() && wanted.partial()) {
        TileCoordinate full =
            new TileCoordinate(wanted.level(), wanted.index(), TileCoordinate.FULL);
        Tile whole = Tile.read(full, files.read(full.path(), full.length()));
        return new Tile(wanted, whole.hashes().subList(0, wanted.width()));
      }
      byte[] bytes = file.orElseThrow(() -> new LogFileException(wanted.path(), "is missing"));
      return Tile.read(wanted, bytes);
    } catch (RefusedException refused) {
      throw new LogFileException(wanted.path(), "is refused: " + refused.getMessage(), refused);
    }
  }

  /** The entries of a bundle as they are published; a partial one may be cut likewise. */
  List<byte[]> entries(long index) throws IOException, RefusedException {
    BundleCoordinate wanted = BundleCoordinate.in(now().size(), index);
    BundleCoordinate full = new BundleCoordinate(index, TileCoordinate.FULL);
    Optional<byte[]> file = files.find(wanted.path(), LONGEST_BUNDLE);
    try {
      if (file.isEmpty() && wanted.width() < TileCoordinate.FULL) {
        byte[] whole = files.read(full.path(), LONGEST_BUNDLE);
        return EntryBundle.read(full, whole).entries().subList(0, wanted.width());
      }
      byte[] bytes = file.orElseThrow(() -> new LogFileException(wanted.path(), "is missing"));
      return EntryBundle.read(wanted, bytes).entries();
    } catch (RefusedException refused) {
      throw new LogFileException(wanted.path(), "is refused: " + refused.getMessage(), refused);
    }
  }

  /** A checkpoint of this log that somebody has kept. */
  Checkpoint kept(String file) throws StopException {
    try {
      byte[] note = Files.readAllBytes(Path.of(file));
      return new CheckpointTrust(key, Set.of(), 0).open(note).checkpoint();
    } catch (RefusedException refused) {
      throw StopException.failed(
          file + " holds no checkpoint signed by this log: " + refused.getMessage() + ".");
    } catch (IOException | InvalidPathException unreadable) {
      throw StopException.failed(file + " cannot be opened. Look at its name and folder.");
    }
  }

  /**
   * Returns the proof that the present state grew out of an earlier one.
   *
   * @throws StopException when it did not; the log has contradicted itself
   * @throws LogFileException when the tiles do not even lead to the present checkpoint
   */
  ConsistencyProof grownFrom(Checkpoint earlier) throws StopException, IOException {
    requireNotShorter(earlier);
    Checkpoint now = now();
    try {
      TiledTree tree = tree();
      ConsistencyProof proof = tree.consistency(earlier.size());
      TreeHash shown = TreeHashing.root(earlier.size(), tree);
      proof.verify(shown, now.root());
      if (!shown.equals(earlier.root())) {
        throw StopException.contradicted(
            "FORK. The first %d entries had the root %s and now have %s. History was rewritten."
                .formatted(earlier.size(), earlier.root(), shown));
      }
      earlier.verifyGrowth(now, proof);
      return proof;
    } catch (RefusedException refused) {
      throw new LogFileException(
          "tile/", "does not lead to the checkpoint: " + refused.getMessage(), refused);
    }
  }

  /** Returns only when the two checkpoints alone do not show a rollback or a fork. */
  void requireNotShorter(Checkpoint earlier) throws StopException {
    Checkpoint now = now();
    if (now.size() < earlier.size()) {
      throw StopException.contradicted(
          "ROLLBACK. The log has %d entries now, and %d were seen before. Entries were taken away."
              .formatted(now.size(), earlier.size()));
    }
    if (now.size() == earlier.size() && !now.root().equals(earlier.root())) {
      throw StopException.contradicted(
          "FORK. At %d entries the log has shown two roots, %s before and %s now."
              .formatted(now.size(), earlier.root(), now.root()));
    }
  }
}
