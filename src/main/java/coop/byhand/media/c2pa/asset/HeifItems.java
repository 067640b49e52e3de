package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.ExifBlock;
import coop.byhand.media.container.XmpPacket;
import java.util.HashMap;
import java.util.Map;

/** EXIF and XMP as items of a {@code meta} box (ISO 14496-12 §8.11, ISO 23008-12 annex A). */
final class HeifItems {

  /** Items of one file; a picture of 200 megapixels in tiles has about 800. */
  private static final int MAX_ITEMS = 65_536;

  private HeifItems() {}

  static void read(Bytes file, BmffBox meta, AssetWalk walk) throws MalformedMedia {
    Map<Long, String> kinds = new HashMap<>();
    BmffBox locations = null;
    for (BmffBox box : meta.children(file)) {
      walk.count(file, box.start());
      if (box.type().equals("iinf")) {
        kinds = kinds(file, box, walk);
      } else if (box.type().equals("iloc")) {
        locations = box;
      }
    }
    if (locations != null && !kinds.isEmpty()) {
      new Locations(file, locations).read(kinds, walk);
    }
  }

  /** The numbers of the items that hold EXIF or XMP. */
  private static Map<Long, String> kinds(Bytes file, BmffBox info, AssetWalk walk)
      throws MalformedMedia {
    long at = info.start() + info.header();
    long first = at + (file.u8(at) == 0 ? 6 : 8);
    BmffBox entries = new BmffBox("", first, info.end() - first, 0);
    Map<Long, String> kinds = new HashMap<>();
    for (BmffBox entry : entries.children(file)) {
      walk.count(file, entry.start());
      long body = entry.start() + entry.header();
      int version = file.u8(body);
      if (!entry.type().equals("infe") || version < 2) {
        continue;
      }
      long number = version == 2 ? file.u16(body + 4) : file.u32(body + 4);
      long type = body + (version == 2 ? 8 : 10);
      if (file.matches(type, "Exif")) {
        kinds.put(number, "Exif");
      } else if (file.matches(type, "mime")
          && file.find("application/rdf+xml", type, entry.end()) >= 0) {
        kinds.put(number, "XMP");
      }
    }
    return kinds;
  }

  /** The box that says where items lie, with its own widths of numbers. */
  private static final class Locations {
    private final Bytes file;
    private final int version;
    private final int offsetWidth;
    private final int lengthWidth;
    private final int baseWidth;
    private final int indexWidth;
    private long at;

    Locations(Bytes file, BmffBox box) throws MalformedMedia {
      this.file = file;
      this.at = box.start() + box.header() + 6;
      this.version = file.u8(at - 6);
      this.offsetWidth = file.u8(at - 2) >> 4;
      this.lengthWidth = file.u8(at - 2) & 15;
      this.baseWidth = file.u8(at - 1) >> 4;
      this.indexWidth = version == 0 ? 0 : file.u8(at - 1) & 15;
    }

    void read(Map<Long, String> kinds, AssetWalk walk) throws MalformedMedia {
      long items = number(version < 2 ? 2 : 4);
      if (items > MAX_ITEMS) {
        throw file.bad(MediaRule.TOO_MANY_PARTS, at, MAX_ITEMS);
      }
      for (long i = 0; i < items; i++) {
        walk.count(file, at);
        long item = number(version < 2 ? 2 : 4);
        boolean inFile = version == 0 || (number(2) & 15) == 0;
        number(2);
        long base = number(baseWidth);
        long extents = number(2);
        for (long j = 0; j < extents; j++) {
          number(indexWidth);
          long start = base + number(offsetWidth);
          long length = number(lengthWidth);
          String kind = kinds.get(item);
          if (inFile && extents == 1 && kind != null) {
            walk.metadata(() -> item(kind, file.slice(start, length), walk));
          }
        }
      }
    }

    private static void item(String kind, Bytes content, AssetWalk walk) throws MalformedMedia {
      if (kind.equals("XMP")) {
        XmpPacket.read(content, walk.findings());
      } else {
        // The first four bytes say how far the block is away from them.
        ExifBlock.read(content.from(4 + content.u32(0)), walk.findings());
      }
    }

    private long number(int width) throws MalformedMedia {
      long value =
          switch (width) {
            case 0 -> 0;
            case 2 -> file.u16(at);
            case 4 -> file.u32(at);
            case 8 -> file.u64(at);
            default -> throw file.bad(MediaRule.BROKEN, at, "iloc");
          };
      at += width;
      return value;
    }
  }
}
