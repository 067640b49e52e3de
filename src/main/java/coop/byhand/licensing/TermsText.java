package coop.byhand.licensing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Renders terms for people. Renderings for machines get their place beside the two here: ODRL and
 * RSL as documents, XMP as text that goes into files; each is a pure function of the same record.
 */
final class TermsText {

  private TermsText() {}

  static Deed deed(LicenceTerms terms, TextLanguage language) {
    return switch (language) {
      case ENGLISH -> EnglishTerms.deed(terms);
      case GERMAN -> GermanTerms.deed(terms);
    };
  }

  static LegalText legal(LicenceTerms terms, TextLanguage language) {
    return switch (language) {
      case ENGLISH -> EnglishTerms.legal(terms);
      case GERMAN -> GermanTerms.legal(terms);
    };
  }

  /** The sentences that a licence has; those that it has not are empty. */
  static List<String> list(String... sentences) {
    return Stream.of(sentences).filter(sentence -> !sentence.isEmpty()).toList();
  }

  /** A sentence that follows another, if there is one. */
  static String further(String sentence) {
    return sentence.isEmpty() ? "" : " " + sentence;
  }

  /** Collects the blocks of a legal text and numbers its sections. */
  static final class Sections {

    private final List<LegalText.Block> blocks = new ArrayList<>();
    private int number;

    Sections heading(String text) {
      number++;
      blocks.add(new LegalText.Block.Heading(number + ". " + text));
      return this;
    }

    Sections paragraph(String text) {
      blocks.add(new LegalText.Block.Paragraph(text));
      return this;
    }

    Sections items(List<String> lines) {
      blocks.add(new LegalText.Block.Items(lines));
      return this;
    }

    LegalText end() {
      return new LegalText(blocks);
    }
  }
}
