package coop.byhand.media.c2pa;

import coop.byhand.media.c2pa.TestManifest.Made;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Changes manifests after they were signed, as redaction and compression do. */
public final class StoreSurgery {

  private static final int HEADER = 8;

  /** Bytes of a Brotli block that are stored as they are. */
  private static final int BLOCK = 65_536;

  private StoreSurgery() {}

  /** Takes an assertion out, signature and claim staying as they are. */
  static Made without(Made made, String assertion) {
    return changed(made, assertion, new byte[0], false);
  }

  /** Overwrites the content of an assertion with zeros. */
  static Made blanked(Made made, String assertion) {
    return changed(made, assertion, new byte[0], true);
  }

  private static Made changed(Made made, String assertion, byte[] none, boolean blank) {
    byte[] whole = made.box().toArray();
    ByteArrayOutputStream manifest = new ByteArrayOutputStream();
    for (byte[] part : children(whole)) {
      if (label(part).equals("c2pa.assertions")) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (byte[] one : children(part)) {
          kept.writeBytes(!label(one).equals(assertion) ? one : blank ? blanked(one) : none);
        }
        manifest.writeBytes(TestManifest.box("jumb", kept.toByteArray()));
      } else {
        manifest.writeBytes(part);
      }
    }
    byte[] box = TestManifest.box("jumb", manifest.toByteArray());
    return new Made(
        made.label(), ByteSlice.of(box), TestManifest.payloadHash(box), made.signatureHash());
  }

  /** Everything behind the description and the header of the content becomes zero. */
  private static byte[] blanked(byte[] assertion) {
    byte[] copy = assertion.clone();
    int content = HEADER + ByteBuffer.wrap(copy).getInt(HEADER);
    Arrays.fill(copy, content + HEADER, copy.length, (byte) 0);
    return copy;
  }

  /** The boxes in a superbox, its description first. */
  private static java.util.List<byte[]> children(byte[] superbox) {
    java.util.List<byte[]> boxes = new java.util.ArrayList<>();
    int at = HEADER;
    while (at < superbox.length) {
      int length = ByteBuffer.wrap(superbox).getInt(at);
      boxes.add(Arrays.copyOfRange(superbox, at, at + length));
      at += length;
    }
    return boxes;
  }

  /** The label of a superbox: behind the header of its description, the type and the toggles. */
  private static String label(byte[] superbox) {
    int from = 2 * HEADER + 16 + 1;
    int to = from;
    while (to < superbox.length && superbox[to] != 0) {
      to++;
    }
    return to >= superbox.length
        ? ""
        : new String(superbox, from, to - from, StandardCharsets.UTF_8);
  }

  /** The same manifest in a compressed box (RFC 7932, blocks that are stored as they are). */
  static Made compressed(Made made) {
    byte[] stream = brotli(made.box().toArray());
    byte[] content =
        TestManifest.box("brob", join("jumb".getBytes(StandardCharsets.US_ASCII), stream));
    byte[] box = TestManifest.superbox("c2cm", made.label(), content);
    return new Made(
        made.label(), ByteSlice.of(box), TestManifest.payloadHash(box), made.signatureHash());
  }

  /** A Brotli stream without compression: per block a header of three bytes, at the end one byte. */
  public static byte[] brotli(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < content.length; at += BLOCK) {
      int length = Math.min(BLOCK, content.length - at);
      // Not the last block, four digits of length, the length less one, stored as it is.
      int header = length - 1 << 3 | 1 << 19;
      // In front of the first block one bit for the smallest window.
      int bits = at == 0 ? header << 1 : header;
      out.write(bits);
      out.write(bits >> 8);
      out.write(bits >> 16);
      out.write(content, at, length);
    }
    out.write(content.length == 0 ? 6 : 3);
    return out.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
