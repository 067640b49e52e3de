package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.io.IOException;
import java.util.LinkedHashMap;

/**
 * A tree of a certain size that is read from its tiles (C2SP tlog-tiles, Merkle Tree). It keeps the
 * last few tiles, so that a proof reads each tile once. What it reads is not trusted: compare {@link
 * #root()} with a signed checkpoint, or verify each proof against it. Not safe for several threads.
 */
public final class TiledTree implements HashSource {

  /** More than the tiles of two ways from an entry to the root. */
  private static final int KEPT = 24;

  private final long size;
  private final TileSource source;

  private final LinkedHashMap<TileCoordinate, Tile> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  /**
   * The tree over the first {@code size} entries.
   *
   * @throws IllegalArgumentException for a negative size
   */
  public TiledTree(long size, TileSource source) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size: " + size);
    }
    this.size = size;
    this.source = source;
  }

  /** How many entries the tree has. */
  public long size() {
    return size;
  }

  /** The root over all entries. */
  public TreeHash root() throws IOException, RefusedException {
    return TreeHashing.root(size, this);
  }

  /**
   * The proof that entry {@code index} stands in the tree.
   *
   * @throws IllegalArgumentException when the tree has no such entry
   */
  public InclusionProof inclusion(long index) throws IOException, RefusedException {
    return TreeHashing.inclusion(index, size, this);
  }

  /**
   * The proof that this tree begins with the tree of size {@code first}.
   *
   * @throws IllegalArgumentException when that is negative or larger than this tree
   */
  public ConsistencyProof consistency(long first) throws IOException, RefusedException {
    return TreeHashing.consistency(first, size, this);
  }

  @Override
  public TreeHash hash(int level, long index) throws IOException, RefusedException {
    if (level < 0 || level >= Long.SIZE - 1 || index < 0 || index >= size >> level) {
      throw new RefusedException(Rule.NO_SUCH_TILE, index);
    }
    int tileLevel = level / TileCoordinate.HEIGHT;
    int within = level % TileCoordinate.HEIGHT;
    long first = index << within;
    Tile tile = tile(TileCoordinate.in(size, tileLevel, first / TileCoordinate.FULL));
    int from = (int) (first % TileCoordinate.FULL);
    return tile.over(from, from + (1 << within));
  }

  private Tile tile(TileCoordinate coordinate) throws IOException, RefusedException {
    Tile known = kept.get(coordinate);
    if (known != null) {
      return known;
    }
    Tile tile = source.tile(coordinate);
    if (!tile.coordinate().equals(coordinate)) {
      throw new RefusedException(Rule.TILE_WIDTH, tile.coordinate().length());
    }
    if (kept.size() == KEPT) {
      kept.pollFirstEntry();
    }
    kept.put(coordinate, tile);
    return tile;
  }
}
