package coop.byhand.register;

import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.NoteSigner;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileEdge;
import coop.byhand.merkle.TiledTree;
import coop.byhand.merkle.TreeHash;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the entries their places and seals the log. There is one at a time, by a lock in the
 * database that a second one waits for. Each step is one transaction, so a step that is cut off has
 * not happened, and the next one begins where the last one ended.
 */
@Service
class Sequencer {

  /** Entries that get their places in one transaction. */
  static final int BATCH = 4096;

  private final LogRows log;
  private final Seals seals;
  private final LogKeys keys;
  private final Clock clock;

  Sequencer(LogRows log, Seals seals, LogKeys keys, Clock clock) {
    this.log = log;
    this.seals = seals;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Gives the entries that wait longest their places and keeps the tiles they complete.
   *
   * @param most how many entries at most, from 1
   * @return how many
   */
  @Transactional
  public int placeNext(int most) {
    log.lock();
    long size = log.size();
    List<RegisterEntryId> placed = log.place(size, most);
    if (placed.isEmpty()) {
      return 0;
    }
    TileEdge edge = edge(size);
    List<Tile> full = new ArrayList<>();
    for (TreeHash entry : log.hashes(0, size, size + placed.size())) {
      edge.append(entry, full::add);
    }
    log.keep(full);
    int left = log.clearOutbox(placed);
    if (left != placed.size() || edge.size() != size + left) {
      throw new IllegalStateException(placed.size() + " entries were placed, " + left + " left");
    }
    return left;
  }

  /**
   * Signs the present state of the log, if entries were added since it was signed last. What was
   * signed before must be the beginning of it, by a proof from the tiles as they are kept: a log
   * that was tampered with is never signed again.
   *
   * @throws IllegalStateException when the log does not continue what it has signed
   */
  @Transactional
  public Optional<Checkpoint> seal() {
    Instant now = clock.instant();
    log.lock();
    long size = log.size();
    long sealed = seals.sealedSize();
    if (size == sealed) {
      return Optional.empty();
    }
    NoteSigner signer = keys.signer();
    String origin = signer.key().name();
    Checkpoint last =
        seals.ofSize(sealed).map(Seal::checkpoint).orElseGet(() -> Checkpoint.ofNothing(origin));
    try {
      TiledTree tree = new TiledTree(size, log);
      Checkpoint next = Checkpoint.of(origin, size, tree.root());
      last.verifyGrowth(next, tree.consistency(last.size()));
      seals.insert(next, signer.sign(next), signer.key(), now);
      return Optional.of(next);
    } catch (RefusedException | IOException broken) {
      throw new IllegalStateException(
          "The log does not continue its checkpoint of size "
              + sealed
              + ", so it is not signed. If byhand.register.origin was changed, change it back.",
          broken);
    }
  }

  private TileEdge edge(long size) {
    try {
      return TileEdge.at(size, log);
    } catch (RefusedException | IOException broken) {
      throw new IllegalStateException("the tiles of the log are damaged", broken);
    }
  }
}
