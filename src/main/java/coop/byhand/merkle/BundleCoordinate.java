package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;

/**
 * Which bundle of entries of the register; it belongs to the tile of level 0 with the same index
 * and width (C2SP tlog-tiles, Log entries).
 *
 * @param index the place among the bundles, counted from 0
 * @param width 256 in a full bundle, 1 to 255 in the partial one at the end
 */
public record BundleCoordinate(long index, int width) {

  private static final String BEFORE = "tile/entries/";

  /**
   * A bundle which some tree can have.
   *
   * @throws IllegalArgumentException when no tree can have such a bundle
   */
  public BundleCoordinate {
    if (width < 1 || width > TileCoordinate.largestWidth(0, index)) {
      throw new IllegalArgumentException("no bundle " + index + " of width " + width);
    }
  }

  /**
   * The bundle as it stands in the tree of this size, full or partial.
   *
   * @throws RefusedException when the tree has no such bundle
   */
  public static BundleCoordinate in(long size, long index) throws RefusedException {
    return new BundleCoordinate(index, TileCoordinate.in(size, 0, index).width());
  }

  /** Reads an address like {@code tile/entries/x001/234} or {@code tile/entries/000.p/17}. */
  public static BundleCoordinate parse(String path) throws RefusedException {
    if (!path.startsWith(BEFORE)) {
      throw new RefusedException(Rule.TILE_PATH, 0);
    }
    TilePath rest = TilePath.parse(path, BEFORE.length());
    if (rest.width() > TileCoordinate.largestWidth(0, rest.index())) {
      throw new RefusedException(Rule.NO_SUCH_TILE, BEFORE.length());
    }
    return new BundleCoordinate(rest.index(), rest.width());
  }

  /** The address below the prefix of the log, without a slash before it. */
  public String path() {
    return BEFORE + new TilePath(index, width).text();
  }
}
