package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.Picture;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** GIF (Graphics Interchange Format, version 89a; XMP after XMP specification part 3). */
public final class GifReader implements ContainerReader {

  /** Blocks of all frames. */
  private static final int MAX_BLOCKS = 10_000;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    int width = file.u16le(6);
    int height = file.u16le(8);
    Pixels.check(file, 6, width, height);
    long at = 13 + colourTable(file.u8(10));
    int frames = 0;
    for (int blocks = 0; blocks < MAX_BLOCKS; blocks++) {
      switch (file.u8(at)) {
        case 0x3b -> {
          if (frames == 0) {
            throw file.bad(MediaRule.BROKEN, at, "frame");
          }
          findings.trailing(file, at + 1);
          return new Picture(
              type,
              file.size(),
              width,
              height,
              findings.orientation(),
              frames,
              findings.metadata());
        }
        case 0x2c -> {
          Pixels.checkFrames(file, at, ++frames);
          if (file.u16le(at + 1) + file.u16le(at + 5) > width
              || file.u16le(at + 3) + file.u16le(at + 7) > height) {
            throw file.bad(MediaRule.BROKEN, at, "frame");
          }
          int codeSize = file.u8(at + 10 + colourTable(file.u8(at + 9)));
          if (codeSize < 2 || codeSize > 8) {
            throw file.bad(MediaRule.BROKEN, at, "frame");
          }
          at = endOfBlocks(file, at + 11 + colourTable(file.u8(at + 9)));
        }
        case 0x21 -> at = readExtension(file, at, findings);
        default -> throw file.bad(MediaRule.BROKEN, at, "block");
      }
    }
    throw file.bad(MediaRule.TOO_MANY_PARTS, at, MAX_BLOCKS);
  }

  private static long colourTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
  }

  /** Reads the extension that begins here and returns where it ends. */
  public static long readExtension(Bytes file, long at, Findings findings) throws MalformedMedia {
    int label = file.u8(at + 1);
    long blocks = at + 2;
    if (label == 0xff && file.matches(at + 3, "XMP DataXMP")) {
      // The packet stands bare in the block; a ramp of 258 bytes leads any reader to its end.
      long end = endOfBlocks(file, at + 14);
      findings.tolerate(() -> XmpPacket.read(file.slice(at + 14, end - at - 14), findings));
      return end;
    }
    if (label == 0xff && file.matches(at + 3, "C2PA_GIF")) {
      findings.contentCredentials();
    }
    if (label == 0xfe) {
      findings.text(Place.COMMENT, "Comment", comment(file, blocks));
    }
    return endOfBlocks(file, blocks);
  }

  private static String comment(Bytes file, long from) throws MalformedMedia {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    long at = from;
    for (int length = file.u8(at); length > 0; length = file.u8(at)) {
      if (text.size() < Findings.MAX_TEXT) {
        text.writeBytes(file.copy(at + 1, length));
      }
      at += length + 1L;
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static long endOfBlocks(Bytes file, long from) throws MalformedMedia {
    long at = from;
    for (int length = file.u8(at); length > 0; length = file.u8(at)) {
      at += length + 1L;
    }
    return at + 1;
  }
}
