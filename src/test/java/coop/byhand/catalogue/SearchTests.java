package coop.byhand.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.SearchQuery.Sort;
import coop.byhand.kernel.Page;
import coop.byhand.members.Member;
import coop.byhand.policy.Medium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ByhandTest
class SearchTests {

  @Autowired Catalogue catalogue;

  private Atelier atelier;

  @Autowired
  void open(BeanFactory house) {
    atelier = Atelier.in(house);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"grossmutters", "Großmutters Haus", "GROSSMUTTERS", "haus gros", "vizcaíno"})
  void wordsAreFoundWithoutCaseAccentsAndEndings(String text) {
    Work work =
        atelier.listed(atelier.member("Íñigo Vizcaino"), "Großmutters Häuschen am Fluss", 2_000);

    assertThat(find(text)).contains(work.id());
  }

  @Test
  void everyWordIsRequired() {
    Work work = atelier.listed(atelier.member("Ana Lima"), "Zinnober Abendlicht", 2_000);

    assertThat(find("zinnober abendlicht")).containsExactly(work.id());
    assertThat(find("zinnober morgenlicht")).isEmpty();
  }

  @Test
  void aWordInTheTitleWeighsMoreThanOneInTheDescription() {
    Member ana = atelier.member("Ana Lima");
    Work inTitle = atelier.listed(ana, "Quittenbaum", 2_000);
    Work told = atelier.described(ana, "A tree");
    atelier.describe(told, new Detail.Description("A quittenbaum in the rain."));
    atelier.declare(told.claim(), ana);
    atelier.publish(told, ana, 2_000);

    assertThat(search("quittenbaum", null, Sort.BEST_MATCH).items())
        .extracting(WorkCard::id)
        .containsExactly(inTitle.id(), told.id());
  }

  @Test
  void theListIsSortedAsAskedAndKnowsItsLength() {
    Member ana = atelier.member("Ana Lima");
    Work cheap = atelier.listed(ana, "Perlgras one", 2_000);
    Work dear = atelier.listed(ana, "Perlgras two", 9_000);
    Work middle = atelier.listed(ana, "Perlgras three", 5_000);

    assertThat(search("perlgras", null, Sort.PRICE_LOW).items())
        .extracting(WorkCard::id)
        .containsExactly(cheap.id(), middle.id(), dear.id());
    assertThat(search("perlgras", null, Sort.PRICE_HIGH).items())
        .extracting(WorkCard::id)
        .containsExactly(dear.id(), middle.id(), cheap.id());
    assertThat(search("perlgras", null, Sort.NEWEST).items())
        .extracting(WorkCard::id)
        .containsExactly(middle.id(), dear.id(), cheap.id());
    Page<WorkCard> second = catalogue.search(new SearchQuery("perlgras", null, Sort.NEWEST, 2, 2));
    assertThat(second.items()).extracting(WorkCard::id).containsExactly(cheap.id());
    assertThat(second.total()).isEqualTo(3);
    assertThat(catalogue.search(new SearchQuery("perlgras", null, Sort.NEWEST, 9, 2)).total())
        .isEqualTo(3);
  }

  @Test
  void onlyTheMediumAskedForIsFoundAndEachIsCounted() {
    Member ana = atelier.member("Ana Lima");
    Work picture = atelier.listed(ana, "Ackerwinde", 2_000);
    Work text = atelier.draft(ana, Atelier.text(), "ackerwinde.txt");
    atelier.describe(text, new Detail.Title("Ackerwinde, eine Erzählung"));
    atelier.describe(text, new Detail.Description("Words."));
    atelier.describe(text, new Detail.Tags(List.of("garden")));
    atelier.declare(text.claim(), ana);
    atelier.publish(text, ana, 2_000);

    assertThat(search("ackerwinde", Medium.TEXT, Sort.NEWEST).items())
        .singleElement()
        .satisfies(card -> {
          assertThat(card.id()).isEqualTo(text.id());
          assertThat(card.opening()).startsWith("It was a quiet morning");
        });
    assertThat(search("ackerwinde", Medium.IMAGE, Sort.NEWEST).items())
        .extracting(WorkCard::id)
        .containsExactly(picture.id());
    assertThat(catalogue.counts("ackerwinde"))
        .containsEntry(Medium.IMAGE, 1L)
        .containsEntry(Medium.TEXT, 1L)
        .hasSize(2);
  }

  @Test
  void aMisspeltWordIsMended() {
    atelier.listed(atelier.member("Ana Lima"), "Wiesenschaumkraut", 2_000);

    assertThat(find("wisenschaumkraut")).isEmpty();
    assertThat(catalogue.suggestion("wisenschaumkraut")).contains("wiesenschaumkraut");
    assertThat(catalogue.suggestion("xq7zzk")).isEmpty();
  }

  @Test
  void whatIsNotListedIsNotFound() {
    Member ana = atelier.member("Ana Lima");
    atelier.inReview(ana, "Silberdistel");
    atelier.verified(ana, "Silberdistel");

    assertThat(find("silberdistel")).isEmpty();
    assertThat(catalogue.by(ana.id(), 1, 24).total()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\\",
        "':*",
        "a & | !",
        "( )",
        "foo:*&",
        "\u0149",
        "½",
        "ﷺ",
        "%",
        "--",
        "a\u0000b"
      })
  void noInputBreaksTheSearch(String text) {
    assertThat(search(text, null, Sort.BEST_MATCH)).isNotNull();
    assertThat(catalogue.suggestion(text)).isNotNull();
  }

  @Test
  void noneOfTheNaughtyStringsBreaksTheSearch() throws Exception {
    Path manifest = Path.of("../shared/testdata/badfiles/manifest.json");
    boolean present = Files.exists(manifest);
    if (!present && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("the shared test data are missing: " + manifest);
    }
    assumeTrue(present, "no shared test data beside the project");
    JsonNode strings =
        JsonMapper.shared().readTree(Files.readString(manifest)).at("/naughty_strings/strings");
    assertThat(strings.size()).isGreaterThan(200);
    for (JsonNode naughty : strings) {
      String text = naughty.asString();
      assertThat(search(text, null, Sort.BEST_MATCH)).as(text).isNotNull();
    }
  }

  private List<WorkId> find(String text) {
    return search(text, null, Sort.BEST_MATCH).items().stream().map(WorkCard::id).toList();
  }

  private Page<WorkCard> search(String text, Medium medium, Sort sort) {
    return catalogue.search(new SearchQuery(text, medium, sort, 1, 24));
  }
}
