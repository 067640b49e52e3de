package coop.byhand.merkle;

import java.io.IOException;

/** Where the tiles of a register are read from: files, a database, the site of the log. */
@FunctionalInterface
public interface TileSource {

  /**
   * The tile at this coordinate. When a partial tile is no longer kept, the source may cut it from
   * the full one (C2SP tlog-tiles, Partial Tiles).
   *
   * @throws IOException when it cannot be read
   * @throws RefusedException when it is malformed
   */
  Tile tile(TileCoordinate coordinate) throws IOException, RefusedException;
}
