package coop.byhand.media.c2pa.cbor;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;

/**
 * How many items may still be read. One budget is shared by everything of one manifest store, so
 * that a store of many small items cannot take more memory than an honest one.
 */
public final class CborBudget {

  /**
   * The longest real manifests have some ten thousand items (a Merkle row of a long film has one
   * hash per fragment). An item takes about 40 bytes of memory, so the limit means 20 MB.
   */
  public static final int MAX_ITEMS = 500_000;

  private int left = MAX_ITEMS;

  void take(int offset) throws MalformedMedia {
    if (left-- <= 0) {
      throw new MalformedMedia(MediaRule.TOO_MANY_PARTS, offset, MAX_ITEMS);
    }
  }
}
