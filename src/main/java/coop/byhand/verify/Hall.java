package coop.byhand.verify;

import java.util.List;

/** Plain text that can be read out: sentences, lists of names, lines that end in time. */
final class Hall {

  static final int COLUMNS = 100;

  private static final char UNPRINTABLE = '\uFFFD';

  private Hall() {}

  /** A number of things. */
  static String some(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** Names with an "and" before the last. */
  static String and(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /** A paragraph over as many lines as it needs, each with a line feed at its end. */
  static String wrapped(String paragraph, int indent, int columns) {
    StringBuilder text = new StringBuilder();
    String margin = " ".repeat(indent);
    StringBuilder line = new StringBuilder(margin);
    for (String word : paragraph.split(" ", -1)) {
      if (line.length() > indent && line.length() + 1 + word.length() > columns) {
        text.append(line).append('\n');
        line = new StringBuilder(margin);
      }
      line.append(line.length() > indent ? " " : "").append(word);
    }
    return text.append(line).append('\n').toString();
  }

  /** A sentence over as many lines as it needs; blanks at its beginning move all of them in. */
  static String said(String sentence) {
    String words = sentence.stripLeading();
    return wrapped(words, sentence.length() - words.length(), COLUMNS);
  }

  /** How many papers count and how many do not. */
  static String poll(long valid, String others) {
    return some(valid, "paper")
        + (valid == 1 ? " counts. " : " count. ")
        + "Not among them: "
        + others
        + ".";
  }

  /** A name from a file, without characters that steer a terminal or turn the writing around. */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .map(c -> {
          int type = Character.getType(c);
          boolean steers =
              type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR;
          return steers ? UNPRINTABLE : c;
        })
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
