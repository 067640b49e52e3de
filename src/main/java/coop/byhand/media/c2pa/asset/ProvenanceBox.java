package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.container.Bytes;
import java.util.Optional;

/**
 * A {@code uuid} box of C2PA (C2PA 2.2 §A.5.1).
 *
 * @param purpose {@code manifest}, {@code original}, {@code update} or {@code merkle}
 * @param content what follows the purpose; for a store without the offset of the first auxiliary
 *     box, and cut to the length that the store gives itself
 */
public record ProvenanceBox(BmffBox box, String purpose, ByteRange content) {

  private static final long HIGH = 0xD8FEC3D61B0E483CL;
  private static final long LOW = 0x92975828877EC481L;

  /** Bytes of the longest purpose with its end mark, and room for new ones. */
  private static final int MAX_PURPOSE = 32;

  /** Reads a box if it is one of C2PA. */
  public static Optional<ProvenanceBox> of(Bytes file, BmffBox box) throws MalformedMedia {
    long at = box.start() + box.header();
    boolean ours =
        box.type().equals("uuid")
            && box.size() >= box.header() + 20L
            && high(file, at) == HIGH
            && high(file, at + 8) == LOW;
    long name = at + 20;
    long end = ours ? file.find(0, name, Math.min(box.end(), name + MAX_PURPOSE)) : -1;
    if (end < 0) {
      return Optional.empty();
    }
    String purpose = file.latin1(name, (int) (end - name));
    long from = end + 1;
    if (!purpose.equals("merkle")) {
      // Updates come with and without the eight bytes of the offset.
      from += file.matches(from + 4, "jumb") ? 0 : 8;
    }
    long length = Math.max(0, box.end() - from);
    if (!purpose.equals("merkle") && file.has(from, 8) && file.matches(from + 4, "jumb")) {
      long own = file.u32(from);
      length = own >= 8 ? Math.min(own, length) : length;
    }
    return Optional.of(
        new ProvenanceBox(box, purpose, new ByteRange(Math.min(from, box.end()), length)));
  }

  /** Whether it holds a manifest store. */
  boolean isStore() {
    return !purpose.equals("merkle");
  }

  private static long high(Bytes file, long at) throws MalformedMedia {
    return file.u32(at) << 32 | file.u32(at + 4);
  }
}
