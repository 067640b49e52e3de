package coop.byhand.media.c2pa.claim;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.TestManifest;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.CborBudget;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Boxes and assertions outside any file. */
final class Boxes {

  private Boxes() {}

  /** An assertion in CBOR. */
  static Assertion cbor(String label, Object content) {
    return assertion(label, TestManifest.box("cbor", TestCbor.of(content).toArray()));
  }

  /** An assertion in JSON. */
  static Assertion json(String label, String content) {
    return assertion(label, TestManifest.box("json", content.getBytes(StandardCharsets.UTF_8)));
  }

  /** An assertion of these boxes. */
  static Assertion assertion(String label, byte[]... contents) {
    return Assertion.read(box("cbor", label, contents), new CborBudget());
  }

  /** A superbox of these boxes. */
  static JumbfBox box(String type, String label, byte[]... contents) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] content : contents) {
      all.writeBytes(content);
    }
    try {
      return JumbfBox.read(ByteSlice.of(TestManifest.superbox(type, label, all.toByteArray())));
    } catch (MalformedMedia e) {
      throw new IllegalArgumentException(e);
    }
  }
}
