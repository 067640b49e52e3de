package coop.byhand.provenance;

import coop.byhand.kernel.Digest;
import java.util.List;
import java.util.Locale;

/**
 * The sentences that a creator signs, in one language. A version never changes once it was signed;
 * better words are a new version. What is signed is the digest of the sentences joined by line
 * feeds.
 *
 * @param language {@code en} or {@code de}
 */
public record DeclarationText(int version, String language, List<String> sentences) {

  /** The version that is signed today. */
  public static final int CURRENT = 1;

  private static final DeclarationText ENGLISH =
      new DeclarationText(
          1,
          "en",
          List.of(
              "I made this work myself, or I made it together with people who agree that I list it.",
              "No part of it was made by a system that generates pictures, sound, film or text.",
              "Tools that only carry out what I decide, such as a camera, an editor or a spelling"
                  + " checker, are allowed.",
              "I hold the rights that I license, and nobody shown or quoted in it has been"
                  + " promised otherwise.",
              "If this turns out to be untrue, the co-op may take the work down, pay buyers back"
                  + " from my balance and tell the members why."));

  private static final DeclarationText GERMAN =
      new DeclarationText(
          1,
          "de",
          List.of(
              "Ich habe dieses Werk selbst gemacht, oder zusammen mit Menschen, die damit"
                  + " einverstanden sind, dass ich es anbiete.",
              "Kein Teil davon stammt von einem System, das Bilder, Töne, Filme oder Texte"
                  + " erzeugt.",
              "Werkzeuge, die nur ausführen, was ich entscheide, sind erlaubt, zum Beispiel"
                  + " Kamera, Bildbearbeitung oder Rechtschreibprüfung.",
              "Ich habe die Rechte, die ich lizenziere, und niemandem, der darin gezeigt oder"
                  + " zitiert wird, wurde etwas anderes zugesagt.",
              "Stellt sich heraus, dass das nicht stimmt, darf die Genossenschaft das Werk"
                  + " herausnehmen, Käufern ihr Geld aus meinem Guthaben zurückgeben und den"
                  + " Mitgliedern sagen, warum."));

  public DeclarationText {
    sentences = List.copyOf(sentences);
  }

  /** The text that is signed today, German for German readers, English for all others. */
  public static DeclarationText current(Locale reader) {
    return reader.getLanguage().equals("de") ? GERMAN : ENGLISH;
  }

  /** What the signature covers. */
  public Digest digest() {
    return Digest.ofText(String.join("\n", sentences));
  }
}
