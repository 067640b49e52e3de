package coop.byhand.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The growing right edge of a register in tiles: it takes entries at the end, hands out every tile
 * that becomes full, and tells at any time the partial tiles and the root to be published with a
 * checkpoint. It holds at most 255 hashes for each of eight levels (C2SP tlog-tiles, Merkle Tree
 * and Partial Tiles). Not safe for several threads.
 */
public final class TileEdge {

  private final List<List<TreeHash>> levels = new ArrayList<>();
  private long size;

  /** The edge of a register without entries. */
  public TileEdge() {}

  /**
   * The edge of the register with {@code size} entries, taken up again from its partial tiles.
   *
   * @throws IllegalArgumentException for a negative size
   */
  public static TileEdge at(long size, TileSource source) throws IOException, RefusedException {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size: " + size);
    }
    TileEdge edge = new TileEdge();
    edge.size = size;
    int level = 0;
    for (long row = size; row > 0; row /= TileCoordinate.FULL) {
      List<TreeHash> hashes = new ArrayList<>();
      if (row % TileCoordinate.FULL > 0) {
        long index = row / TileCoordinate.FULL;
        hashes.addAll(source.tile(TileCoordinate.in(size, level, index)).hashes());
      }
      edge.levels.add(hashes);
      level++;
    }
    return edge;
  }

  /** Puts an entry, given by its hash, at the end; {@code full} gets the tiles this completes. */
  public void append(TreeHash entry, Consumer<Tile> full) {
    size++;
    TreeHash hash = entry;
    long row = size;
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<TreeHash> hashes = levels.get(level);
      hashes.add(hash);
      if (hashes.size() < TileCoordinate.FULL) {
        return;
      }
      row /= TileCoordinate.FULL;
      Tile tile = new Tile(new TileCoordinate(level, row - 1, TileCoordinate.FULL), hashes);
      full.accept(tile);
      hashes.clear();
      hash = tile.over(0, TileCoordinate.FULL);
    }
  }

  /** How many entries the register has. */
  public long size() {
    return size;
  }

  /** The partial tiles of the present size, the lowest level first; none of them is empty. */
  public List<Tile> partialTiles() {
    List<Tile> tiles = new ArrayList<>();
    long row = size;
    for (int level = 0; level < levels.size(); level++) {
      List<TreeHash> hashes = levels.get(level);
      row /= TileCoordinate.FULL;
      if (!hashes.isEmpty()) {
        tiles.add(new Tile(new TileCoordinate(level, row, hashes.size()), hashes));
      }
    }
    return tiles;
  }

  /** The root over all entries so far. */
  public TreeHash root() {
    // What hangs over at a level is the last, incomplete leaf of the level above.
    List<TreeHash> row = new ArrayList<>();
    for (List<TreeHash> hashes : levels) {
      List<TreeHash> all = new ArrayList<>(hashes);
      all.addAll(row);
      row = all.isEmpty() ? all : List.of(root(all, 0, all.size()));
    }
    return row.isEmpty() ? TreeHash.ofEmptyTree() : row.getFirst();
  }

  private static TreeHash root(List<TreeHash> hashes, int from, int to) {
    if (to - from == 1) {
      return hashes.get(from);
    }
    int middle = from + (int) TreeHashing.split(to - from);
    return TreeHash.ofNode(root(hashes, from, middle), root(hashes, middle, to));
  }
}
