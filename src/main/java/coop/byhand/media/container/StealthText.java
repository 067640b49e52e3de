package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MetadataText.Place;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The text that NovelAI and others hide in the lowest bits of the alpha channel of a PNG, column by
 * column ("stealth_pngcomp", "stealth_pnginfo"). Only its first letters are looked for, in the first
 * column: a filter of PNG then depends on nothing but the row above, and an ordinary picture is done
 * after eight rows.
 */
public final class StealthText {

  private static final int IHDR = 16;
  private static final int RGBA_OF_8_BITS = 0x0806;

  /** What both kinds begin with, and the letters that follow. */
  private static final String MAGIC = "stealth_png";

  private static final int LETTERS = 15;
  private static final int ROWS = LETTERS * 8;

  /** Where the alpha of the first pixel stands in a row, behind the byte of the filter. */
  private static final int ALPHA = 4;

  private StealthText() {}

  /** Looks for the letters in a PNG and notes them as a text. */
  public static void read(Bytes file, Findings findings) throws MalformedMedia {
    long width = file.u32(IHDR);
    long height = file.u32(IHDR + 4);
    boolean may =
        file.u16(IHDR + 8) == RGBA_OF_8_BITS
            && file.u8(IHDR + 12) == 0
            && width > 0
            && width <= Pixels.MAX_SIDE
            && height >= ROWS;
    if (may) {
      String letters = letters(file, (int) width);
      if (letters.length() == LETTERS) {
        findings.text(Place.PNG_TEXT, letters, "hidden in the alpha channel");
      }
    }
  }

  private static String letters(Bytes file, int width) throws MalformedMedia {
    try (Pictures pixels = new Pictures(file)) {
      byte[] row = new byte[1 + 4 * width];
      StringBuilder letters = new StringBuilder();
      int above = 0;
      int bits = 0;
      for (int i = 0; i < ROWS && pixels.fill(row); i++) {
        int raw = row[ALPHA] & 0xff;
        above =
            switch (row[0]) {
              case 2, 4 -> raw + above & 0xff;
              case 3 -> raw + above / 2 & 0xff;
              default -> raw;
            };
        bits = bits << 1 | (above & 1);
        if (i % 8 == 7) {
          char letter = (char) (bits & 0xff);
          int at = letters.length();
          if (at < MAGIC.length() ? letter != MAGIC.charAt(at) : letter < 'a' || letter > 'z') {
            return "";
          }
          letters.append(letter);
        }
      }
      return letters.toString();
    } catch (DataFormatException e) {
      return "";
    }
  }

  /** The unfolded content of the IDAT chunks, row by row. */
  private static final class Pictures implements AutoCloseable {
    private static final int PART = 4096;
    private final Bytes file;
    private final Inflater inflater = new Inflater();
    private long chunk = 8;
    private long at;
    private long left;

    Pictures(Bytes file) {
      this.file = file;
    }

    /** Fills the row; false where the picture ends. */
    boolean fill(byte[] row) throws MalformedMedia, DataFormatException {
      int done = 0;
      while (done < row.length) {
        if (inflater.needsInput() && !feed()) {
          return false;
        }
        int count = inflater.inflate(row, done, row.length - done);
        if (count == 0 && (inflater.finished() || inflater.needsDictionary())) {
          return false;
        }
        done += count;
      }
      return true;
    }

    private boolean feed() throws MalformedMedia {
      while (left == 0) {
        if (!file.has(chunk, 12)) {
          return false;
        }
        long length = file.u32(chunk);
        boolean data =
            new String(file.copy(chunk + 4, 4), StandardCharsets.US_ASCII).equals("IDAT");
        at = chunk + 8;
        left = data ? Math.min(length, Math.max(0, file.size() - at)) : 0;
        chunk += length + 12;
      }
      int part = (int) Math.min(PART, left);
      inflater.setInput(file.copy(at, part));
      at += part;
      left -= part;
      return true;
    }

    @Override
    public void close() {
      inflater.end();
    }
  }
}
