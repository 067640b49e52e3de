package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.Base64;

/** The spelling of names and of base64 in notes and keys (C2SP signed-note, Format). */
final class NoteText {

  /** A space in Unicode, but not in Java. */
  private static final int NEXT_LINE = 0x85;

  private NoteText() {}

  /** Whether a key may bear this name. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c ->
                c == '+'
                    || c < ' '
                    || c == NEXT_LINE
                    || Character.isSpaceChar(c)
                    || Character.isWhitespace(c)
                    // An unpaired surrogate could not be written in UTF-8.
                    || Character.getType(c) == Character.SURROGATE);
  }

  /** Standard base64 with padding; every content has exactly one spelling. */
  static byte[] base64(String text, long offset) throws RefusedException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException(Rule.BASE_64, offset);
    }
    // The JDK also takes text without padding and with stray bits at the end.
    if (!text.equals(base64(bytes))) {
      throw new RefusedException(Rule.BASE_64, offset);
    }
    return bytes;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
