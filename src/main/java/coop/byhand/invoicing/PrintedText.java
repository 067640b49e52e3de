package coop.byhand.invoicing;

/**
 * Text of strangers as it can be printed: without control characters, which a PDF cannot hold, and
 * without the marks that turn the direction of writing, which can make a line say something else.
 * What is longer than its place is cut, because a paper for money that was taken must come about
 * whatever somebody typed.
 */
final class PrintedText {

  private static final String NOTHING = "–";

  private PrintedText() {}

  /** On one line, at most so many UTF-16 units; a dash if nothing is left. */
  static String of(String typed, int most) {
    StringBuilder plain = new StringBuilder();
    typed.codePoints().map(PrintedText::printable).forEach(plain::appendCodePoint);
    String line = plain.toString().replaceAll("\\s+", " ").strip();
    if (line.length() > most) {
      int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
      line = line.substring(0, end).strip();
    }
    return line.isEmpty() ? NOTHING : line;
  }

  private static int printable(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          ' ';
      // Among these are the marks of direction; joiners inside of some scripts' words stay.
      case Character.FORMAT -> sign == 0x200C || sign == 0x200D ? sign : ' ';
      default -> sign;
    };
  }
}
