package coop.byhand.media;

/**
 * One place where a file says, or strongly suggests, that a generator made it. It never decides
 * anything: a person does, with a reason.
 *
 * @param signature what was recognised
 * @param place where in the file it stands
 * @param field the field as its format names it
 * @param quote the words of the file, at most 160 characters, without control characters; hostile
 *     input
 */
public record AiSign(
    GeneratorSignature signature, MetadataText.Place place, String field, String quote) {

  private static final int QUOTE = 160;

  static AiSign of(GeneratorSignature signature, MetadataText text) {
    return new AiSign(signature, text.place(), quote(text.name()), quote(text.value()));
  }

  /** Cuts a hostile text to a quotable length; invisible and direction-turning characters go. */
  public static String quote(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(AiSign::isVisible)
        .limit(QUOTE)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip();
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
