package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.Picture;

/** WebP (RFC 9649). */
public final class WebpReader implements ContainerReader {

  private static final int MAX_CHUNKS = 10_000;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    long end = RiffChunks.end(file);
    int width = 0;
    int height = 0;
    int frames = 0;
    boolean picture = false;
    int chunks = 0;
    for (long at = 12; at < end; ) {
      if (++chunks > MAX_CHUNKS) {
        throw file.bad(MediaRule.TOO_MANY_PARTS, at, MAX_CHUNKS);
      }
      String name = file.latin1(at, 4);
      long length = file.u32le(at + 4);
      file.require(at + 8, length);
      Bytes chunk = file.slice(at + 8, length);
      at += 8 + length + (length & 1);
      switch (name) {
        case "VP8X" -> {
          width = chunk.u24le(4) + 1;
          height = chunk.u24le(7) + 1;
          Pixels.check(chunk, 4, width, height);
        }
        case "VP8 ", "VP8L" -> {
          int[] size = name.equals("VP8 ") ? lossy(chunk) : lossless(chunk);
          Pixels.check(chunk, 0, size[0], size[1]);
          if (width == 0) {
            width = size[0];
            height = size[1];
          } else if (size[0] != width || size[1] != height) {
            throw chunk.bad(MediaRule.BROKEN, 0, name.strip());
          }
          picture = true;
        }
        case "ANMF" -> {
          Pixels.checkFrames(chunk, 0, ++frames);
          if (2L * chunk.u24le(0) + chunk.u24le(6) + 1 > width
              || 2L * chunk.u24le(3) + chunk.u24le(9) + 1 > height) {
            throw chunk.bad(MediaRule.BROKEN, 0, "ANMF");
          }
          picture = true;
        }
        default -> readMetadata(name, chunk, findings);
      }
    }
    if (!picture) {
      throw file.bad(MediaRule.BROKEN, 12, "VP8");
    }
    findings.trailing(file, end);
    return new Picture(
        type,
        file.size(),
        width,
        height,
        findings.orientation(),
        Math.max(1, frames),
        findings.metadata());
  }

  /** Reads what one chunk says beside the picture. */
  public static void readMetadata(String name, Bytes chunk, Findings findings)
      throws MalformedMedia {
    switch (name) {
      case "EXIF" -> {
        int prefix = chunk.matches(0, "Exif\0\0") ? 6 : 0;
        findings.tolerate(() -> ExifBlock.read(chunk.from(prefix), findings));
      }
      case "XMP " -> findings.tolerate(() -> XmpPacket.read(chunk, findings));
      case "C2PA" -> findings.contentCredentials();
      default -> {
        // ALPH, ANIM, ICCP: nothing that is asked for here.
      }
    }
  }

  /** RFC 6386, section 9.1: a key frame with its start code. */
  private static int[] lossy(Bytes chunk) throws MalformedMedia {
    if ((chunk.u8(0) & 1) != 0 || !chunk.matches(3, "\u009d\u0001*")) {
      throw chunk.bad(MediaRule.BROKEN, 0, "VP8");
    }
    return new int[] {chunk.u16le(6) & 0x3fff, chunk.u16le(8) & 0x3fff};
  }

  private static int[] lossless(Bytes chunk) throws MalformedMedia {
    if (chunk.u8(0) != 0x2f) {
      throw chunk.bad(MediaRule.BROKEN, 0, "VP8L");
    }
    long bits = chunk.u32le(1);
    return new int[] {(int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1};
  }
}
