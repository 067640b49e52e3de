package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tile of the register: its level, its place within the level and how many hashes it holds
 * (C2SP tlog-tiles, Merkle Tree).
 *
 * @param level 0 for hashes of entries; one level up, each hash stands for a full tile
 * @param index the place within the level, counted from 0
 * @param width 256 in a full tile, 1 to 255 in a partial one at the right edge
 */
public record TileCoordinate(int level, long index, int width) {

  /** Hashes in a full tile. */
  public static final int FULL = TilePath.FULL;

  /** Levels of the tree within one tile. */
  static final int HEIGHT = 8;

  /** The highest level whose hashes a tree can have whose size is a long. */
  private static final int HIGHEST = 7;

  private static final Pattern FORM = Pattern.compile("tile/(0|[1-9][0-9]?)/.*");

  /**
   * A tile which some tree can have.
   *
   * @throws IllegalArgumentException when no tree can have such a tile
   */
  public TileCoordinate {
    if (width < 1 || width > largestWidth(level, index)) {
      throw new IllegalArgumentException(
          "no tile " + index + " of width " + width + " at level " + level);
    }
  }

  /**
   * The tile as it stands in the tree of this size, full or partial.
   *
   * @throws RefusedException when the tree has no such tile
   */
  public static TileCoordinate in(long size, int level, long index) throws RefusedException {
    int width = level < 0 || level > HIGHEST ? 0 : TilePath.width(index, row(size, level));
    if (width == 0) {
      throw new RefusedException(Rule.NO_SUCH_TILE, index);
    }
    return new TileCoordinate(level, index, width);
  }

  /** Reads an address like {@code tile/0/x001/234} or {@code tile/1/000.p/17}. */
  public static TileCoordinate parse(String path) throws RefusedException {
    Matcher matcher = FORM.matcher(path);
    if (!matcher.matches()) {
      throw new RefusedException(Rule.TILE_PATH, 0);
    }
    int level = Integer.parseInt(matcher.group(1));
    TilePath rest = TilePath.parse(path, matcher.end(1) + 1);
    if (rest.width() > largestWidth(level, rest.index())) {
      throw new RefusedException(Rule.NO_SUCH_TILE, matcher.start(1));
    }
    return new TileCoordinate(level, rest.index(), rest.width());
  }

  /** The address below the prefix of the log, without a slash before it. */
  public String path() {
    return "tile/" + level + "/" + new TilePath(index, width).text();
  }

  /** Whether it holds fewer than 256 hashes and will be followed by a wider one. */
  public boolean partial() {
    return width < FULL;
  }

  /** Bytes in the tile. */
  public int length() {
    return width * TreeHash.LENGTH;
  }

  /** How wide this tile is in the largest tree; 0 when even that has none. */
  static int largestWidth(int level, long index) {
    return level < 0 || level > HIGHEST ? 0 : TilePath.width(index, row(Long.MAX_VALUE, level));
  }

  /** How many hashes a tree of this size has at the level. */
  private static long row(long size, int level) {
    return size >> (HEIGHT * level);
  }
}
