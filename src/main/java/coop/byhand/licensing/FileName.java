package coop.byhand.licensing;

/** What a licensed file is called in the buyer's folder: title, maker and number of the licence. */
final class FileName {

  private static final int LONGEST_PART = 80;

  private FileName() {}

  static String of(Licence licence, String extension) {
    return part(licence.title())
        + " – "
        + part(licence.maker())
        + " – "
        + licence.numberText()
        + "."
        + extension;
  }

  /** Without signs that some file system or shell gives a meaning to. */
  private static String part(String text) {
    String plain =
        text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}/\\\\:*?\"<>|]+", " ")
            .replaceAll("\\s+", " ")
            .strip()
            .replaceAll("^[.~-]+|[. ]+$", "");
    if (plain.codePointCount(0, plain.length()) > LONGEST_PART) {
      plain = plain.substring(0, plain.offsetByCodePoints(0, LONGEST_PART)).strip();
    }
    return plain.isEmpty() ? "Byhand" : plain;
  }
}
