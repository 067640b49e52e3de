package coop.byhand.identity;

import java.util.Optional;

/** How the name a person typed becomes the name that is kept. */
final class PersonName {

  private static final int LONGEST = 100;

  private PersonName() {}

  /**
   * Spaces made single, control and direction characters taken out (they could turn the text around
   * them); empty if nothing or more than 100 characters remain.
   */
  static Optional<String> clean(String typed) {
    StringBuilder kept = new StringBuilder(typed.length());
    typed
        .codePoints()
        .forEach(point -> {
          if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            kept.append(' ');
          } else if (!isInvisible(point)) {
            kept.appendCodePoint(point);
          }
        });
    String name = kept.toString().replaceAll(" +", " ").strip();
    return name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST
        ? Optional.empty()
        : Optional.of(name);
  }

  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        // Joiners are of this type as well, but names in several scripts need them.
        || (type == Character.FORMAT && point != 0x200C && point != 0x200D);
  }
}
