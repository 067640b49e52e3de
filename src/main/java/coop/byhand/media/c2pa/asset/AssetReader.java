package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.container.Bytes;

/** Reads one container. */
@FunctionalInterface
interface AssetReader {

  /**
   * Walks the container from its start and reports stores, parts and metadata. Where the structure
   * breaks it may stop with an exception: what was reported before holds.
   */
  void read(Bytes file, AssetWalk walk) throws MalformedMedia;
}
