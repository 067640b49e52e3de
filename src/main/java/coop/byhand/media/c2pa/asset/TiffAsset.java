package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.ExifBlock;
import coop.byhand.media.container.TiffTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * TIFF 6.0 and BigTIFF, with the raw formats built on them: the store is the value of the tag
 * 0xCD41 in one of the directories of the main chain. The field that counts its bytes belongs to
 * the store, as an update manifest changes it.
 */
final class TiffAsset implements AssetReader {

  private static final int STORE_TAG = 0xcd41;
  private static final int UNDEFINED = 7;

  /** Entries of one directory; raw files have about 100. */
  private static final int MAX_ENTRIES = 4_096;

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    Layout layout = Layout.of(file);
    if (!layout.big) {
      walk.metadata(() -> {
        TiffTree tree = TiffTree.open(file);
        ExifBlock.readMain(tree, tree.directory(tree.first()), walk.findings());
      });
    }
    Set<Long> seen = new HashSet<>();
    long at = layout.offset(layout.big ? 8 : 4);
    while (at != 0) {
      if (!seen.add(at)) {
        throw file.bad(MediaRule.BROKEN, at, "directory");
      }
      walk.count(file, at);
      at = layout.directory(at, walk);
    }
  }

  /** Byte order and width of the numbers of one file. */
  private static final class Layout {
    private final Bytes file;
    private final boolean little;
    private final boolean big;

    private Layout(Bytes file, boolean little, boolean big) {
      this.file = file;
      this.little = little;
      this.big = big;
    }

    static Layout of(Bytes file) throws MalformedMedia {
      boolean little = file.matches(0, "II");
      return new Layout(file, little, file.u8(little ? 2 : 3) == '+');
    }

    /** Reads one directory and returns where the next one is, 0 for none. */
    long directory(long at, AssetWalk walk) throws MalformedMedia {
      long count = big ? offset(at) : u16(at);
      if (count > MAX_ENTRIES) {
        throw file.bad(MediaRule.TOO_MANY_PARTS, at, MAX_ENTRIES);
      }
      int entrySize = big ? 20 : 12;
      long first = at + (big ? 8 : 2);
      for (int i = 0; i < count; i++) {
        long entry = first + (long) entrySize * i;
        if (u16(entry) == STORE_TAG && u16(entry + 2) == UNDEFINED) {
          store(entry, walk);
        }
      }
      long end = first + entrySize * count;
      return file.has(end, big ? 8 : 4) ? offset(end) : 0;
    }

    private void store(long entry, AssetWalk walk) throws MalformedMedia {
      int width = big ? 8 : 4;
      long length = offset(entry + 4);
      long value = length <= width ? entry + 4 + width : offset(entry + 4 + width);
      file.require(value, length);
      ByteRange content = new ByteRange(value, length);
      walk.store(List.of(content), List.of(new ByteRange(entry + 4, width), content));
    }

    private int u16(long at) throws MalformedMedia {
      return little ? file.u16le(at) : file.u16(at);
    }

    private long u32(long at) throws MalformedMedia {
      return little ? file.u32le(at) : file.u32(at);
    }

    /** An offset or a count: 32 bits, or 64 in BigTIFF. */
    private long offset(long at) throws MalformedMedia {
      if (!big) {
        return u32(at);
      }
      long value = little ? u32(at + 4) << 32 | u32(at) : u32(at) << 32 | u32(at + 4);
      if (value < 0) {
        throw file.bad(MediaRule.BROKEN, at, "offset");
      }
      return value;
    }
  }
}
