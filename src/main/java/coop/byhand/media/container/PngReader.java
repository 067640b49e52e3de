package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.Picture;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** PNG, animated PNG included (W3C Portable Network Graphics, third edition). */
public final class PngReader implements ContainerReader {

  /** Chunks of a file; a 200-megapixel picture in pieces of 8 kB needs fewer. */
  private static final int MAX_CHUNKS = 200_000;

  private static final int HEADER = 8;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    if (!file.matches(12, "IHDR") || file.u32(8) != 13) {
      file.require(8, 25);
      throw file.bad(MediaRule.BROKEN, 8, "IHDR");
    }
    int width = (int) Math.min(file.u32(16), Integer.MAX_VALUE);
    int height = (int) Math.min(file.u32(20), Integer.MAX_VALUE);
    Pixels.check(file, 16, width, height);
    checkColour(file);
    findings.tolerate(() -> StealthText.read(file, findings));
    int frames = 1;
    boolean data = false;
    long at = 8;
    for (int chunks = 0; chunks < MAX_CHUNKS; chunks++) {
      long length = file.u32(at);
      String name = file.latin1(at + 4, 4);
      if (!name.chars().allMatch(PngReader::isLetter)) {
        throw file.bad(MediaRule.BROKEN, at, "chunk");
      }
      file.require(at + HEADER, length + 4);
      checkSum(file, at, length, name);
      Bytes chunk = file.slice(at + HEADER, length);
      at += HEADER + length + 4;
      switch (name) {
        case "acTL" -> {
          frames = (int) Math.max(1, chunk.u32(0));
          Pixels.checkFrames(chunk, 0, chunk.u32(0));
        }
        case "fcTL" -> checkFrame(chunk, width, height);
        case "IDAT" -> data |= length > 0;
        case "IEND" -> {
          if (!data) {
            throw file.bad(MediaRule.CUT_SHORT, at);
          }
          findings.trailing(file, at);
          return new Picture(
              type,
              file.size(),
              width,
              height,
              findings.orientation(),
              frames,
              findings.metadata());
        }
        default -> readMetadata(name, chunk, findings);
      }
    }
    throw file.bad(MediaRule.TOO_MANY_PARTS, at, MAX_CHUNKS);
  }

  /** Bit depths that the colour types allow (section 11.2.1). */
  private static void checkColour(Bytes file) throws MalformedMedia {
    int depth = file.u8(24);
    boolean allowed =
        switch (file.u8(25)) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    if (!allowed || file.u8(26) != 0 || file.u8(27) != 0 || file.u8(28) > 1) {
      throw file.bad(MediaRule.BROKEN, 24, "IHDR");
    }
  }

  /**
   * A wrong check sum of a chunk that a decoder needs makes the picture doubtful; one of an optional
   * chunk only that chunk, and the chunk is read none the less.
   */
  private static void checkSum(Bytes file, long at, long length, String name)
      throws MalformedMedia {
    boolean needed = Character.isUpperCase(name.charAt(0));
    if (needed && file.crc32(at + 4, length + 4) != file.u32(at + HEADER + length)) {
      throw file.bad(MediaRule.BROKEN, at, name);
    }
  }

  private static void checkFrame(Bytes chunk, int width, int height) throws MalformedMedia {
    long right = chunk.u32(4) + chunk.u32(12);
    long bottom = chunk.u32(8) + chunk.u32(16);
    if (right > width || bottom > height) {
      throw chunk.bad(MediaRule.BROKEN, 4, "fcTL");
    }
  }

  /** Reads what one chunk says beside the picture. */
  public static void readMetadata(String name, Bytes chunk, Findings findings)
      throws MalformedMedia {
    switch (name) {
      case "tEXt" -> findings.tolerate(() -> readText(chunk, findings));
      case "zTXt" -> findings.tolerate(() -> readCompressedText(chunk, findings));
      case "iTXt" -> findings.tolerate(() -> readInternationalText(chunk, findings));
      case "eXIf" -> findings.tolerate(() -> ExifBlock.read(chunk, findings));
      case "caBX" -> findings.contentCredentials();
      default -> {
        // Colour, gamma, palette: nothing that is asked for here.
      }
    }
  }

  private static void readText(Bytes chunk, Findings findings) throws MalformedMedia {
    int end = keywordEnd(chunk);
    String keyword = chunk.latin1(0, end);
    int length = (int) Math.min(chunk.size() - end - 1, Findings.MAX_TEXT_BYTES);
    keep(keyword, chunk.copy(end + 1, length), findings);
  }

  private static void readCompressedText(Bytes chunk, Findings findings) throws MalformedMedia {
    int end = keywordEnd(chunk);
    keep(chunk.latin1(0, end), findings.inflate(chunk.from(end + 2)), findings);
  }

  private static void readInternationalText(Bytes chunk, Findings findings) throws MalformedMedia {
    int end = keywordEnd(chunk);
    String keyword = chunk.latin1(0, end);
    boolean compressed = chunk.u8(end + 1) == 1;
    long language = chunk.find(0, end + 3, end + 3L + 256);
    long translated = language < 0 ? -1 : chunk.find(0, language + 1, language + 1 + 4096);
    if (translated < 0) {
      throw chunk.bad(MediaRule.BROKEN, end, "iTXt");
    }
    Bytes text = chunk.from(translated + 1);
    byte[] value =
        compressed
            ? findings.inflate(text)
            : text.copy(0, (int) Math.min(text.size(), XmpPacket.MAX_BYTES));
    if (keyword.equals("XML:com.adobe.xmp")) {
      XmpPacket.read(Bytes.of(value), findings);
    } else {
      findings.text(Place.PNG_TEXT, keyword, new String(value, StandardCharsets.UTF_8));
    }
  }

  /** Keywords have 1 to 79 Latin-1 characters. */
  private static int keywordEnd(Bytes chunk) throws MalformedMedia {
    long end = chunk.find(0, 0, 80);
    if (end < 1) {
      throw chunk.bad(MediaRule.BROKEN, 0, "keyword");
    }
    return (int) end;
  }

  /** The standard says Latin-1; many generators write UTF-8. */
  private static void keep(String keyword, byte[] value, Findings findings) {
    Charset charset =
        TextReader.isUtf8(value, true) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    findings.text(Place.PNG_TEXT, keyword, new String(value, charset));
  }

  private static boolean isLetter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
