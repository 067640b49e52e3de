package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.container.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A box of the ISO base media file format (ISO 14496-12 §4.2).
 *
 * @param type four letters
 * @param start of the box in the file, header included
 * @param size of the box in bytes, header included
 * @param header bytes before the content: 8, or 16 where the size is wide; the 16 bytes of an
 *     extended type belong to the content
 */
public record BmffBox(String type, long start, long size, int header) {

  /** Boxes inside one box; the fragments of a film of three hours are about 20,000. */
  private static final int MAX_BOXES = 1_000_000;

  public long end() {
    return start + size;
  }

  public ByteRange range() {
    return new ByteRange(start, size);
  }

  /** The boxes of a file. A last box that is larger than the rest of the file ends with it. */
  public static List<BmffBox> of(Bytes file) throws MalformedMedia {
    return between(file, 0, file.size(), true);
  }

  /** The boxes inside this box, none where its content does not look like boxes. */
  public List<BmffBox> children(Bytes file) throws MalformedMedia {
    long from = start + header;
    if (type.equals("meta") && file.has(from, 12) && !file.matches(from + 4, "hdlr")) {
      from += 4; // version and flags; QuickTime leaves them out
    }
    return between(file, from, end(), false);
  }

  private static List<BmffBox> between(Bytes file, long from, long to, boolean top)
      throws MalformedMedia {
    List<BmffBox> boxes = new ArrayList<>();
    long at = from;
    while (at + 8 <= to) {
      long size = file.u32(at);
      int header = 8;
      if (size == 1) {
        if (at + 16 > to) {
          break;
        }
        size = file.u64(at + 8);
        header = 16;
      } else if (size == 0 && top) {
        size = to - at;
      }
      if (size < header) {
        if (top) {
          throw file.bad(MediaRule.BROKEN, at, "box");
        }
        break;
      }
      if (boxes.size() >= MAX_BOXES) {
        throw file.bad(MediaRule.TOO_MANY_PARTS, at, MAX_BOXES);
      }
      boxes.add(new BmffBox(file.latin1(at + 4, 4), at, Math.min(size, to - at), header));
      at = size > to - at ? to : at + size;
    }
    return boxes;
  }
}
