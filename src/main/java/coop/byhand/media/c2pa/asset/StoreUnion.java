package coop.byhand.media.c2pa.asset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The store of an update put behind the store it updates, as one store (C2PA 2.2 §A.5.3). */
final class StoreUnion {

  private static final int HEADER = 8;

  private StoreUnion() {}

  /** Keeps the header and description of the first; where either is crooked, the first alone. */
  static byte[] of(byte[] original, byte[] update) {
    if (original.length < 2 * HEADER || update.length < 2 * HEADER) {
      return original;
    }
    long description = Integer.toUnsignedLong(ByteBuffer.wrap(update).getInt(HEADER));
    if (description < HEADER || HEADER + description > update.length) {
      return original;
    }
    int from = (int) (HEADER + description);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int length = original.length + update.length - from;
    out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    out.write(original, 4, original.length - 4);
    out.write(update, from, update.length - from);
    return out.toByteArray();
  }
}
