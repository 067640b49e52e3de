package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A tile of the register: up to 256 hashes of consecutive entries or of full tiles of the level
 * below, published as one file (C2SP tlog-tiles, Merkle Tree).
 *
 * @param coordinate which tile it is
 * @param hashes its hashes, as many as it is wide
 */
public record Tile(TileCoordinate coordinate, List<TreeHash> hashes) {

  /**
   * A tile with its hashes.
   *
   * @throws IllegalArgumentException when there are more or fewer hashes than the tile is wide
   */
  public Tile {
    hashes = List.copyOf(hashes);
    if (hashes.size() != coordinate.width()) {
      throw new IllegalArgumentException(hashes.size() + " hashes for " + coordinate.path());
    }
  }

  /**
   * Reads the file of a tile.
   *
   * @throws RefusedException when it is not as long as its hashes
   */
  public static Tile read(TileCoordinate coordinate, byte[] file) throws RefusedException {
    if (file.length != coordinate.length()) {
      throw new RefusedException(Rule.TILE_WIDTH, Math.min(file.length, coordinate.length()));
    }
    return new Tile(
        coordinate,
        IntStream.range(0, coordinate.width())
            .mapToObj(i -> i * TreeHash.LENGTH)
            .map(from -> TreeHash.at(file, from, from + TreeHash.LENGTH))
            .toList());
  }

  /** The file: the hashes one after the other. */
  public byte[] file() {
    byte[] file = new byte[coordinate.length()];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).writeTo(file, i * TreeHash.LENGTH);
    }
    return file;
  }

  /** The hash over the hashes {@code from} to {@code to} of this tile, a subtree within it. */
  TreeHash over(int from, int to) {
    if (to - from == 1) {
      return hashes.get(from);
    }
    int middle = from + (int) TreeHashing.split(to - from);
    return TreeHash.ofNode(over(from, middle), over(middle, to));
  }
}
