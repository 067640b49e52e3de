package coop.byhand.media.c2pa.jumbf;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.brotli.dec.BrotliInputStream;

/**
 * Content compressed with Brotli (RFC 7932) in a {@code brob} box: four bytes with the type of the
 * box that was compressed, then the stream.
 */
final class CompressedBox {

  /** No manifest may unfold to more than a whole store may have. */
  static final int MAX_UNFOLDED = JumbfReader.MAX_SIZE;

  private static final int TYPE = 4;

  private CompressedBox() {}

  static JumbfBox unfold(JumbfBox box) throws MalformedMedia {
    ByteSlice body =
        box.content("brob")
            .orElseThrow(() -> new MalformedMedia(MediaRule.BROKEN, box.offset(), "brob"));
    if (body.length() < TYPE || !body.slice(0, TYPE).latin1().equals("jumb")) {
      throw new MalformedMedia(MediaRule.BROKEN, box.offset(), "brob");
    }
    ByteSlice unfolded = decode(body.from(TYPE), box.offset());
    JumbfReader reader = new JumbfReader(unfolded);
    boolean headed = unfolded.length() >= 8 && unfolded.slice(4, 8).latin1().equals("jumb");
    return headed ? reader.readAlone() : reader.readPayload();
  }

  private static ByteSlice decode(ByteSlice stream, int offset) throws MalformedMedia {
    try (BrotliInputStream in = new BrotliInputStream(new ByteArrayInputStream(stream.toArray()))) {
      byte[] content = in.readNBytes(MAX_UNFOLDED + 1);
      if (content.length > MAX_UNFOLDED) {
        throw new MalformedMedia(MediaRule.UNFOLDS_TOO_FAR, offset, MAX_UNFOLDED);
      }
      return ByteSlice.of(content);
    } catch (IOException | RuntimeException e) {
      // The decoder has unchecked exceptions for some kinds of damage.
      throw new MalformedMedia(MediaRule.BROKEN, offset, "brob");
    }
  }
}
