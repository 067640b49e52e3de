package coop.byhand.media.c2pa.asset;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.util.List;

/**
 * A manifest store with its place.
 *
 * @param content the JUMBF bytes, put together from their pieces
 * @param ranges the ranges of the file that belong to the store, headers of its segments, chunks or
 *     boxes included, sorted and merged: what an exclusion of a data hash has to cover. Empty for a
 *     store that lies beside the file.
 */
public record StoredManifest(ByteSlice content, List<ByteRange> ranges) {

  public StoredManifest {
    ranges = ByteRange.merged(ranges);
  }
}
