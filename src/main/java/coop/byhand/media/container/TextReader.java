package coop.byhand.media.container;

import coop.byhand.media.Caution;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.Writing;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Plain text and Markdown in UTF-8, read in pieces. */
final class TextReader implements ContainerReader {

  private static final int PIECE = 16 * 1024;

  /** Characters of the text that are kept to show how it begins. */
  private static final int OPENING = 1_200;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    Count count = new Count(file, findings);
    CharsetDecoder decoder = strict();
    CharBuffer chars = CharBuffer.allocate(PIECE);
    ByteBuffer bytes = ByteBuffer.allocate(PIECE + 8);
    long at = 0;
    boolean last = false;
    while (!last) {
      int length = (int) Math.min(PIECE, file.size() - at);
      bytes.put(file.copy(at, length));
      at += length;
      last = at >= file.size();
      bytes.flip();
      CoderResult result = decoder.decode(bytes, chars, last);
      if (result.isError()) {
        throw file.bad(MediaRule.NOT_UTF8, at - bytes.remaining());
      }
      bytes.compact();
      count.take(chars.flip(), at);
      chars.clear();
    }
    return count.result(type);
  }

  /** Whether these bytes are UTF-8; a character cut at the end is forgiven where more follows. */
  static boolean isUtf8(byte[] bytes, boolean moreFollows) {
    CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
    return !strict().decode(ByteBuffer.wrap(bytes), chars, !moreFollows).isError();
  }

  private static CharsetDecoder strict() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Counts over the pieces of one text. */
  private static final class Count {
    private final Bytes file;
    private final Findings findings;
    private final StringBuilder opening = new StringBuilder();
    private int characters;
    private int words;
    private int lines = 1;
    private boolean inWord;
    private char previous;

    Count(Bytes file, Findings findings) {
      this.file = file;
      this.findings = findings;
    }

    void take(CharBuffer piece, long at) throws MalformedMedia {
      while (piece.hasRemaining()) {
        char c = piece.get();
        if (c == '\ufeff' && characters == 0) {
          continue;
        }
        check(c, at);
        if (!Character.isLowSurrogate(c)) {
          characters++;
        }
        // A line ends with LF, CR LF or CR.
        if ((c == '\n' && previous != '\r') || c == '\r') {
          lines++;
        }
        boolean space = Character.isWhitespace(c) || c == '\u00a0';
        if (!space && !inWord) {
          words++;
        }
        inWord = !space;
        if (characters <= OPENING) {
          opening.append(c);
        }
        previous = c;
      }
    }

    private void check(char c, long at) throws MalformedMedia {
      boolean layout = c == '\t' || c == '\n' || c == '\r' || c == '\f';
      if ((c < 0x20 && !layout) || c == 0x7f) {
        throw file.bad(MediaRule.CONTROL_CHARACTERS, at);
      }
      if ((c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069')) {
        findings.caution(Caution.BIDI_CONTROLS);
      }
    }

    MediaFile result(MediaType type) throws MalformedMedia {
      if (words == 0) {
        throw file.bad(MediaRule.EMPTY, 0);
      }
      // A line end at the very end of the text begins no further line.
      int shown = previous == '\n' || previous == '\r' ? lines - 1 : lines;
      return new Writing(
          type, file.size(), characters, words, shown, opening.toString(), findings.metadata());
    }
  }
}
