package coop.byhand.register;

import coop.byhand.merkle.BundleCoordinate;
import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.CheckpointTrust;
import coop.byhand.merkle.EntryBundle;
import coop.byhand.merkle.NoteKey;
import coop.byhand.merkle.NoteSignature;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.RefusedException.Rule;
import coop.byhand.merkle.SignedNote;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileCoordinate;
import coop.byhand.merkle.TiledTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register as the log that everybody can copy and check (C2SP tlog-tiles). It shows nothing
 * beyond the newest checkpoint it has signed, and what it has shown it never shows otherwise.
 */
@Service
public class SealedLog {

  private final LogRows log;
  private final Seals seals;
  private final LogKeys keys;

  SealedLog(LogRows log, Seals seals, LogKeys keys) {
    this.log = log;
    this.seals = seals;
    this.keys = keys;
  }

  /** The public key of the log, under the name that it signs with. */
  public NoteKey key() {
    return keys.key();
  }

  /** The newest checkpoints, at most so many, the newest first. */
  @Transactional(readOnly = true)
  public List<Seal> newest(int most) {
    return seals.newest(most);
  }

  /** The checkpoint of this size, if the log was sealed at it. */
  @Transactional(readOnly = true)
  public Optional<Seal> ofSize(long size) {
    return seals.ofSize(size);
  }

  /** A tile, full or partial; empty when the newest checkpoint does not cover it. */
  @Transactional(readOnly = true)
  public Optional<Tile> tile(TileCoordinate wanted) {
    try {
      TileCoordinate grown = TileCoordinate.in(seals.sealedSize(), wanted.level(), wanted.index());
      return wanted.width() > grown.width() ? Optional.empty() : Optional.of(log.tile(wanted));
    } catch (RefusedException refused) {
      return notThere(refused);
    }
  }

  /** A bundle of entries; empty when the newest checkpoint does not cover it. */
  @Transactional(readOnly = true)
  public Optional<EntryBundle> bundle(BundleCoordinate wanted) {
    try {
      BundleCoordinate grown = BundleCoordinate.in(seals.sealedSize(), wanted.index());
      if (wanted.width() > grown.width()) {
        return Optional.empty();
      }
      long from = wanted.index() * TileCoordinate.FULL;
      return Optional.of(EntryBundle.of(log.bodies(from, from + wanted.width())));
    } catch (RefusedException refused) {
      return notThere(refused);
    }
  }

  private static <T> Optional<T> notThere(RefusedException refused) {
    if (refused.rule() == Rule.NO_SUCH_TILE) {
      return Optional.empty();
    }
    throw new IllegalStateException("the tiles of the log are damaged", refused);
  }

  /** Where an entry stands under a checkpoint, with the proof; empty until it is sealed. */
  @Transactional(readOnly = true)
  public Optional<SealedPlace> placeOf(RegisterEntryId entry) {
    Optional<Long> place = log.placeOf(entry);
    Optional<Seal> seal = place.flatMap(seals::over);
    if (seal.isEmpty()) {
      return Optional.empty();
    }
    try {
      TiledTree tree = new TiledTree(seal.get().checkpoint().size(), log);
      return Optional.of(new SealedPlace(seal.get(), tree.inclusion(place.orElseThrow())));
    } catch (RefusedException | IOException damaged) {
      throw new IllegalStateException("the tiles of the log are damaged", damaged);
    }
  }

  /**
   * Takes the signatures of known witnesses under one of our checkpoints, which are published with
   * it from then on. What was taken already is taken again without effect.
   *
   * @param bytes the checkpoint as it is published, with further signature lines
   */
  @Transactional
  public CosignOutcome cosign(byte[] bytes) {
    SignedNote note;
    Checkpoint checkpoint;
    try {
      note = SignedNote.parse(bytes);
      checkpoint = Checkpoint.parse(note.text());
    } catch (RefusedException malformed) {
      return new CosignOutcome.Malformed(malformed.rule());
    }
    Optional<Seal> ours = seals.ofSize(checkpoint.size());
    if (ours.isEmpty() || !ours.get().note().text().equals(note.text())) {
      return new CosignOutcome.NotOurs();
    }
    if (keys.witnesses().isEmpty()) {
      return new CosignOutcome.NotSigned(Rule.NO_KNOWN_SIGNATURE);
    }
    try {
      List<SignedNote.Verified> verified =
          new CheckpointTrust(ours.get().logKey(), keys.witnesses(), 1).open(bytes).witnesses();
      verified.forEach(by -> keep(checkpoint.size(), by, note));
      return new CosignOutcome.Taken(verified.size());
    } catch (RefusedException refused) {
      return new CosignOutcome.NotSigned(refused.rule());
    }
  }

  private void keep(long size, SignedNote.Verified by, SignedNote note) {
    NoteKey witness = by.key();
    NoteSignature signature =
        note.signatures().stream()
            .filter(line -> line.name().equals(witness.name()) && line.keyId() == witness.id())
            .findFirst()
            .orElseThrow();
    seals.insert(size, witness, signature, by.at().orElseThrow());
  }
}
