package coop.byhand.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.kernel.Digest;
import coop.byhand.licensing.LegalText.Block;
import coop.byhand.licensing.LicenceTerms.Exclusivity;
import coop.byhand.licensing.LicenceTerms.Term;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LicenceTermsTests {

  private static final LicenceTerms STANDARD = LicenceTerms.standard();

  /** Words that would take away what the law gives makers, or hand a work over whole. */
  private static final Pattern GIVES_AWAY =
      Pattern.compile(
          "(?iu)waive|forgo|verzicht|abtret|assign(s|ed|ment)?\\b|"
              + "(?<!non-)\\bexclusive|(?<!nicht )\\bausschließlich|irrevocabl|unwiderruflich|"
              + "now known or later|royalty-free");

  @Test
  void theDataAnswersForEveryUseByArtificialIntelligence() {
    JsonNode answers = JsonMapper.shared().readTree(STANDARD.canonicalJson()).get("aiUses");
    for (AiUse use : AiUse.values()) {
      assertThat(answers.get(use.name()).stringValue()).isEqualTo("PROHIBITED");
    }
    assertThat(answers.size()).isEqualTo(AiUse.values().length);
  }

  @ParameterizedTest
  @EnumSource
  void noRenderingContradictsTheData(TextLanguage language) {
    Deed deed = STANDARD.deed(language);
    List<String> forbidden = forbiddenIn(STANDARD.legalText(language), language);
    for (AiUse use : AiUse.values()) {
      String words = words(use, language);
      assertThat(deed.ai()).as("deed: %s", use).contains(words);
      assertThat(forbidden).as("legal text: %s", use).contains(words);
    }
    Stream.of(deed.may(), deed.stays())
        .flatMap(List::stream)
        .forEach(allowed -> {
          assertThat(allowed).doesNotContainIgnoringCase("intelligen");
          for (AiUse use : AiUse.values()) {
            assertThat(allowed).doesNotContain(words(use, language));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void everyUseHasWordsOfItsOwn(TextLanguage language) {
    assertThat(Stream.of(AiUse.values()).map(use -> words(use, language)).distinct())
        .hasSize(AiUse.values().length);
    assertThat(STANDARD.deed(language).stays())
        .hasSize(LicenceTerms.Processing.values().length)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void noRenderingGivesTheMakerAway(TextLanguage language) {
    Deed deed = STANDARD.deed(language);
    List<String> all =
        Stream.of(
                Stream.of(deed.name(), deed.promise(), STANDARD.legalText(language).plain()),
                deed.may().stream(),
                deed.mayNot().stream(),
                deed.conditions().stream())
            .flatMap(part -> part)
            .toList();
    assertThat(all).noneMatch(text -> GIVES_AWAY.matcher(text).find());
    assertThat(STANDARD.legalText(language).plain())
        .containsIgnoringCase(
            language == TextLanguage.ENGLISH ? "asserts the moral rights" : "geltend gemacht");
  }

  @Test
  void wordsThatGiveAwayAreCaught() {
    assertThat(List.of("You get an exclusive right", "the maker waives", "ausschließliche Rechte"))
        .allMatch(text -> GIVES_AWAY.matcher(text).find());
    assertThat(List.of("the non-exclusive right", "das nicht ausschließliche Recht"))
        .noneMatch(text -> GIVES_AWAY.matcher(text).find());
  }

  @ParameterizedTest
  @EnumSource
  void theExclusiveLicenceTakesNoMoreFromTheMakerThanItSays(TextLanguage language) {
    LicenceTerms exclusive = LicenceTerms.exclusive();
    String legal = exclusive.legalText(language).plain();
    Deed deed = exclusive.deed(language);

    // "Exclusive" is what it sells; all other words that give away stay out of it.
    String others = legal.replaceAll("(?iu)exclusive(ly)?|ausschließlich\\p{L}*", "");
    assertThat(GIVES_AWAY.matcher(others).find()).isFalse();
    assertThat(deed.ai()).isEqualTo(STANDARD.deed(language).ai());
    assertThat(forbiddenIn(exclusive.legalText(language), language))
        .isEqualTo(forbiddenIn(STANDARD.legalText(language), language));
    boolean english = language == TextLanguage.ENGLISH;
    assertThat(legal)
        .contains(english ? "Licences granted before stay" : "Zuvor erteilte Lizenzen bleiben")
        .contains(english ? "ends by itself one year" : "endet von selbst ein Jahr")
        .contains(english ? "keeps the copyright" : "behält das Urheberrecht")
        .doesNotContain(english ? "for good" : "auf Dauer");
    assertThat(deed.conditions()).hasSize(STANDARD.deed(language).conditions().size() + 2);
    assertThat(deed.promise()).contains(english ? ", exclusive, " : ", ausschließlich, ");
  }

  @Test
  void nothingCanBeExclusiveForGood() {
    assertThatThrownBy(() -> with(Term.PERPETUAL, Exclusivity.FULL, STANDARD.aiUses()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(with(Term.ONE_YEAR, Exclusivity.FULL, STANDARD.aiUses()).term())
        .isEqualTo(Term.ONE_YEAR);
  }

  @ParameterizedTest
  @EnumSource
  void termsThatAreSilentAboutAUseCannotBeMade(AiUse forgotten) {
    Map<AiUse, Permission> answers = new EnumMap<>(STANDARD.aiUses());
    answers.remove(forgotten);
    assertThatThrownBy(() -> with(Term.PERPETUAL, Exclusivity.NONE, answers))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void figuresInTheTextsAreThoseOfTheData(TextLanguage language) {
    LicenceTerms other =
        new LicenceTerms(
            LicenceClass.STANDARD,
            7,
            Term.ONE_YEAR,
            STANDARD.territory(),
            Exclusivity.NONE,
            12_345,
            3,
            LicenceTerms.Projects.ONE,
            LicenceTerms.Modification.NONE,
            STANDARD.resale(),
            STANDARD.sublicence(),
            STANDARD.credit(),
            STANDARD.moralRights(),
            STANDARD.indemnity(),
            29,
            STANDARD.aiUses(),
            STANDARD.processing());
    String copies = language == TextLanguage.ENGLISH ? "12,345" : "12.345";
    assertThat(String.join(" ", other.deed(language).may())).contains(copies);
    assertThat(other.legalText(language).plain())
        .contains(copies, " 7", "29", "3 ")
        .doesNotContain("500");
    assertThat(other.hash()).isNotEqualTo(STANDARD.hash());
  }

  @ParameterizedTest
  @EnumSource
  void aLegalTextReadBackIsTheTextThatWasWritten(TextLanguage language) {
    LegalText text = STANDARD.legalText(language);
    assertThat(LegalText.parse(text.plain())).isEqualTo(text);
    assertThat(LegalText.parse(text.plain()).plain()).isEqualTo(text.plain());
  }

  @Test
  void theHashCoversTheLegalTexts() {
    JsonNode texts = JsonMapper.shared().readTree(STANDARD.canonicalJson()).get("legalText");
    for (TextLanguage language : TextLanguage.values()) {
      assertThat(texts.get(language.tag()).stringValue())
          .isEqualTo(Digest.ofText(STANDARD.legalText(language).plain()).hex());
    }
    assertThat(STANDARD.hash()).isEqualTo(Digest.ofText(STANDARD.canonicalJson()));
  }

  private static LicenceTerms with(
      Term term, Exclusivity exclusivity, Map<AiUse, Permission> answers) {
    return new LicenceTerms(
        LicenceClass.STANDARD,
        2,
        term,
        STANDARD.territory(),
        exclusivity,
        1,
        1,
        STANDARD.projects(),
        STANDARD.modification(),
        STANDARD.resale(),
        STANDARD.sublicence(),
        STANDARD.credit(),
        STANDARD.moralRights(),
        STANDARD.indemnity(),
        1,
        answers,
        STANDARD.processing());
  }

  private static String words(AiUse use, TextLanguage language) {
    return switch (language) {
      case ENGLISH -> EnglishTerms.ai(use, Permission.PROHIBITED);
      case GERMAN -> GermanTerms.ai(use, Permission.PROHIBITED);
    };
  }

  /** The first list of the section on artificial intelligence, which is the list of what is refused. */
  private static List<String> forbiddenIn(LegalText text, TextLanguage language) {
    String heading =
        language == TextLanguage.ENGLISH
            ? "No use by artificial intelligence"
            : "Keine Verwendung durch künstliche Intelligenz";
    List<Block> blocks = text.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Heading(String words) && words.endsWith(heading)) {
        return blocks.subList(i, blocks.size()).stream()
            .filter(Block.Items.class::isInstance)
            .map(Block.Items.class::cast)
            .findFirst()
            .orElseThrow()
            .lines();
      }
    }
    throw new AssertionError("no list of refused uses");
  }
}
