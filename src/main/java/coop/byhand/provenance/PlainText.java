package coop.byhand.provenance;

/**
 * Text typed by people, made harmless to store and to show: no control characters, nothing that
 * turns the reading direction, no halves of characters, no blanks at the ends. Letters of every
 * script stay as they are.
 */
public final class PlainText {

  private PlainText() {}

  /** A text in one line; line ends and tabs become blanks. */
  public static String line(String typed) {
    return keep(typed, false).replaceAll("\\s+", " ").strip();
  }

  /** A text in paragraphs; line ends stay. */
  public static String paragraphs(String typed) {
    String unix = typed.replace("\r\n", "\n").replace('\r', '\n');
    return keep(unix, true).replaceAll("\n{3,}", "\n\n").strip();
  }

  private static String keep(String typed, boolean lines) {
    StringBuilder kept = new StringBuilder(typed.length());
    typed
        .codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\t') {
            kept.append(lines && c == '\n' ? '\n' : ' ');
          } else if (harmless(c)) {
            kept.appendCodePoint(c);
          }
        });
    return kept.toString();
  }

  private static boolean harmless(int c) {
    boolean turnsDirection =
        c == 0x061C
            || c == 0x200E
            || c == 0x200F
            || (c >= 0x202A && c <= 0x202E)
            || (c >= 0x2066 && c <= 0x2069);
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> !turnsDirection;
    };
  }
}
