package coop.byhand.media.c2pa.claim;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.claim.Ingredient.Recorded;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was done to an asset and what went into it, as a manifest tells it. */
class ActionsAndIngredientsTests {

  private static final Map<String, Object> REFERENCE =
      Map.of("url", "self#jumbf=c2pa.assertions/c2pa.ingredient", "hash", new byte[1]);

  @Test
  void anActionIsReadWithEverythingItSays() {
    Action action =
        only(
            Map.of(
                "action", "c2pa.opened",
                "digitalSourceType", "type",
                "description", "words",
                "when", "2026-01-01T00:00:00Z",
                "instanceId", "xmp:iid:1",
                "softwareAgent", "Lens 3",
                "parameters", Map.of("ingredient", REFERENCE, "instanceId", "other")));
    assertThat(action.name()).isEqualTo("c2pa.opened");
    assertThat(action.sourceType()).contains("type");
    assertThat(action.description()).contains("words");
    assertThat(action.when()).contains("2026-01-01T00:00:00Z");
    assertThat(action.instanceId()).contains("xmp:iid:1");
    assertThat(action.softwareAgent()).contains("Lens 3");
    assertThat(action.ingredients()).hasSize(1);
    assertThat(action.parameters().flatMap(p -> p.text("instanceId"))).contains("other");
    assertThat(action.template()).isFalse();
  }

  @Test
  void anActionThatSaysNothingIsAnActionAllTheSame() {
    Action action = only(Map.of("parameters", Map.of("instanceId", "xmp:iid:2")));
    assertThat(action.name()).isEmpty();
    assertThat(action.ingredients()).isEmpty();
    assertThat(action.softwareAgent()).isEmpty();
    assertThat(action.instanceId()).contains("xmp:iid:2");
    Action bare = only(Map.of());
    assertThat(bare.instanceId()).isEmpty();
    assertThat(bare.parameters()).isEmpty();
    assertThat(bare.ingredients()).isEmpty();
  }

  @Test
  void ingredientsStandAloneOrInAList() {
    Action action =
        only(
            Map.of(
                "parameters",
                Map.of("ingredient", REFERENCE, "ingredients", List.of(REFERENCE, "none"))));
    assertThat(action.ingredients()).hasSize(2);
  }

  @Test
  void templatesComeLastAndAreMarked() {
    Assertion assertion =
        Boxes.cbor(
            "c2pa.actions.v2",
            Map.of(
                "templates", List.of(Map.of("action", "c2pa.edited")),
                "actions", List.of(Map.of("action", "c2pa.created"))));
    assertThat(Action.of(assertion))
        .extracting(action -> action.name() + " " + action.template())
        .containsExactly("c2pa.created false", "c2pa.edited true");
    assertThat(Action.of(Boxes.json("c2pa.actions", "{}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1,", "0, Lens", "1, Brush", "2,"})
  void softwareMayBeNamedByItsPlaceInAList(int index, String name) {
    Assertion assertion =
        Boxes.cbor(
            "c2pa.actions.v2",
            Map.of(
                "actions", List.of(Map.of("softwareAgentIndex", index)),
                "softwareAgents", List.of(Map.of("name", "Lens"), "Brush")));
    assertThat(Action.of(assertion).getFirst().softwareAgent().orElse(null)).isEqualTo(name);
  }

  @Test
  void anIngredientOfTheThirdGenerationIsRead() {
    Ingredient ingredient =
        ingredient(
            "c2pa.ingredient.v3__2",
            Map.of(
                "relationship", "parentOf",
                "dc:title", "title",
                "dc:format", "image/png",
                "instanceID", "xmp:iid:3",
                "activeManifest", Map.of("url", "self#jumbf=/c2pa/old", "hash", new byte[1]),
                "claimSignature", Map.of("url", "self#jumbf=/c2pa/old/s", "hash", new byte[2]),
                "validationResults",
                    Map.of(
                        "activeManifest",
                            Map.of(
                                "failure", List.of(status("f", "self#jumbf=a")),
                                "success", List.of(status("s", "self#jumbf=/c2pa/x/b")),
                                "informational", List.of(status("i", "https://byhand.example"))),
                        "ingredientDeltas",
                            List.of(
                                Map.of(
                                    "validationDeltas",
                                    Map.of("failure", List.of(Map.of(), status("f", ""))))))));
    assertThat(ingredient.label()).isEqualTo("c2pa.ingredient.v3__2");
    assertThat(ingredient.version()).isEqualTo(3);
    assertThat(ingredient.isParent()).isTrue();
    assertThat(ingredient.title()).contains("title");
    assertThat(ingredient.format()).contains("image/png");
    assertThat(ingredient.instanceId()).contains("xmp:iid:3");
    assertThat(ingredient.manifest().map(HashedUri::url)).contains("self#jumbf=/c2pa/old");
    assertThat(ingredient.claimSignature().map(HashedUri::url)).contains("self#jumbf=/c2pa/old/s");
    assertThat(ingredient.hasResults()).isTrue();
    assertThat(ingredient.recorded())
        .containsExactly(
            new Recorded("s", "self#jumbf=/c2pa/x/b", StatusCode.Kind.SUCCESS),
            new Recorded("i", "https://byhand.example", StatusCode.Kind.INFORMATIONAL),
            new Recorded("f", "self#jumbf=/c2pa/old/a", StatusCode.Kind.FAILURE),
            new Recorded("", "", StatusCode.Kind.FAILURE),
            new Recorded("f", "", StatusCode.Kind.FAILURE));
    assertThat(ingredient.recordedFailures()).containsExactly("f", "");
  }

  @Test
  void resultsOfTheFirstGenerationAreJudgedByTheirCode() {
    Ingredient ingredient =
        ingredient(
            "c2pa.ingredient",
            Map.of(
                "relationship", "componentOf",
                "c2pa_manifest", Map.of("url", "self#jumbf=/c2pa/old", "hash", new byte[1]),
                "validationStatus",
                    List.of(
                        Map.of("code", "claimSignature.validated", "success", false),
                        Map.of("code", "assertion.dataHash.mismatch"),
                        Map.of("code", "own.good", "success", true),
                        Map.of("code", "own.bad"))));
    assertThat(ingredient.version()).isEqualTo(1);
    assertThat(ingredient.isParent()).isFalse();
    assertThat(ingredient.manifest().map(HashedUri::url)).contains("self#jumbf=/c2pa/old");
    assertThat(ingredient.hasResults()).isTrue();
    assertThat(ingredient.recorded())
        .extracting(Recorded::kind)
        .containsExactly(
            StatusCode.Kind.SUCCESS,
            StatusCode.Kind.FAILURE,
            StatusCode.Kind.SUCCESS,
            StatusCode.Kind.FAILURE);
    assertThat(ingredient.recordedFailures())
        .containsExactly("assertion.dataHash.mismatch", "own.bad");
  }

  @Test
  void anIngredientWithoutManifestSaysNothingOfOne() {
    Ingredient ingredient = ingredient("c2pa.ingredient.v3", Map.of());
    assertThat(ingredient.relationship()).isEmpty();
    assertThat(ingredient.manifest()).isEmpty();
    assertThat(ingredient.hasResults()).isFalse();
    assertThat(ingredient.recordedFailures()).isEmpty();
    assertThat(Ingredient.of(Boxes.json("c2pa.ingredient", "{}"))).isEmpty();
  }

  private static Map<String, Object> status(String code, String url) {
    return Map.of("code", code, "url", url);
  }

  private static Ingredient ingredient(String label, Object content) {
    return Ingredient.of(Boxes.cbor(label, content)).orElseThrow();
  }

  private static Action only(Map<String, Object> action) {
    List<Action> actions =
        Action.of(Boxes.cbor("c2pa.actions.v2", Map.of("actions", List.of(action))));
    assertThat(actions).hasSize(1);
    return actions.getFirst();
  }
}
