package coop.byhand.media.c2pa.signal;

import coop.byhand.media.c2pa.claim.Manifest;
import java.util.Optional;

/**
 * One place where a file says, or names a tool that says, that a generator had a hand in it. It
 * decides nothing: a person does, with a reason.
 *
 * @param place {@code active manifest}, {@code ingredient manifest}, {@code generator name}, {@code
 *     XMP}, {@code PNG text} and the like
 * @param what the words found, at most 160 characters, without control characters; hostile input
 * @param label of the manifest it stands in; empty for the file itself
 */
public record AiEvidence(String place, String what, Optional<String> label) {

  private static final int QUOTE = 160;

  static AiEvidence in(Manifest manifest, String place, String what) {
    return new AiEvidence(place, quote(what), Optional.of(manifest.label()));
  }

  static AiEvidence inFile(String place, String what) {
    return new AiEvidence(place, quote(what), Optional.empty());
  }

  /** Place and words as one text. */
  public String text() {
    return place + ": " + what;
  }

  private static String quote(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(AiEvidence::isVisible)
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
