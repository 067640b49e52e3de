package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The directories of a TIFF structure (TIFF 6.0, section 2), as EXIF and TIFF files have them. */
public final class TiffTree {

  /** Entries of one directory; cameras write about 60. */
  private static final int MAX_ENTRIES = 1_000;

  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

  private final Bytes bytes;
  private final boolean little;

  private TiffTree(Bytes bytes, boolean little) {
    this.bytes = bytes;
    this.little = little;
  }

  /**
   * One field.
   *
   * @param at where its value stands, in bytes from the start of the structure
   * @param length of the value in bytes
   */
  public record Field(int tag, int type, long count, long at, long length) {}

  /**
   * One directory.
   *
   * @param next offset of the next directory, 0 if there is none
   */
  public record Directory(List<Field> fields, long next) {}

  public static TiffTree open(Bytes bytes) throws MalformedMedia {
    if (bytes.matches(0, "II*\0")) {
      return new TiffTree(bytes, true);
    }
    if (bytes.matches(0, "MM\0*")) {
      return new TiffTree(bytes, false);
    }
    throw bytes.bad(MediaRule.BROKEN, 0, "TIFF");
  }

  public Bytes bytes() {
    return bytes;
  }

  public long first() throws MalformedMedia {
    return u32(4);
  }

  public Directory directory(long at) throws MalformedMedia {
    int count = u16(at);
    if (count > MAX_ENTRIES) {
      throw bytes.bad(MediaRule.TOO_MANY_PARTS, at, MAX_ENTRIES);
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long entry = at + 2 + 12L * i;
      int type = u16(entry + 2);
      long values = u32(entry + 4);
      if (type >= 1 && type < SIZES.length) {
        long length = values * SIZES[type];
        long value = length <= 4 ? entry + 8 : u32(entry + 8);
        fields.add(new Field(u16(entry), type, values, value, length));
      }
    }
    long end = at + 2 + 12L * count;
    return new Directory(fields, bytes.has(end, 4) ? u32(end) : 0);
  }

  /** The value with this index of a whole-number field. */
  public long number(Field field, long index) throws MalformedMedia {
    if (index >= field.count()) {
      throw bytes.bad(MediaRule.BROKEN, field.at(), "field");
    }
    return switch (field.type()) {
      case 1, 6, 7 -> bytes.u8(field.at() + index);
      case 3, 8 -> u16(field.at() + 2 * index);
      case 4, 9, 13 -> u32(field.at() + 4 * index);
      default -> throw bytes.bad(MediaRule.BROKEN, field.at(), "field");
    };
  }

  /** Text up to the first NUL. The standard says ASCII; cameras and editors write UTF-8. */
  public String text(Field field) throws MalformedMedia {
    byte[] raw = raw(field);
    int end = 0;
    while (end < raw.length && raw[end] != 0) {
      end++;
    }
    return decode(raw, 0, end);
  }

  public byte[] raw(Field field) throws MalformedMedia {
    int length = (int) Math.min(field.length(), Findings.MAX_TEXT_BYTES);
    return bytes.copy(field.at(), length);
  }

  public boolean isLittle() {
    return little;
  }

  public static String decode(byte[] raw, int from, int length) {
    byte[] part = java.util.Arrays.copyOfRange(raw, from, from + length);
    return new String(
        part, TextReader.isUtf8(part, true) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  public int u16(long at) throws MalformedMedia {
    return little ? bytes.u16le(at) : bytes.u16(at);
  }

  public long u32(long at) throws MalformedMedia {
    return little ? bytes.u32le(at) : bytes.u32(at);
  }
}
