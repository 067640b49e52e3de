package coop.byhand.media.c2pa.signal;

import static coop.byhand.media.c2pa.signal.Declared.IPTC;
import static coop.byhand.media.c2pa.signal.Declared.active;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.claim.Assertion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official rubric, word for word. */
class RubricTests {

  @ParameterizedTest
  @CsvSource({
    "c2pa.created, digitalCapture, CAPTURED_MEDIA",
    "c2pa.opened, computationalCapture, CAPTURED_MEDIA",
    "c2pa.created, compositeCapture, CAPTURED_MEDIA_STITCHED",
    "c2pa.created, trainedAlgorithmicMedia, FULLY_GEN_AI_MEDIA",
    "c2pa.cropped, trainedAlgorithmicMedia, PERCEPTIBLE_GEN_AI",
    "c2pa.cropped, humanEdits, PERCEPTIBLE_NON_GEN_AI",
    "c2pa.published, humanEdits, NON_EDITORIAL"
  })
  void anActionHasItsSignal(String name, String type, RubricSignal signal) throws Exception {
    assertThat(of(true, Map.of("action", name, "digitalSourceType", IPTC + type)))
        .containsExactly(signal);
  }

  @Test
  void anArtOfEitherKindHasTwoSignals() throws Exception {
    assertThat(of(true, Map.of("action", "c2pa.edited", "digitalSourceType", IPTC + "digitalArt")))
        .containsExactly(
            RubricSignal.PERCEPTIBLE_NON_GEN_AI, RubricSignal.PERCEPTIBLE_POSSIBLY_GEN_AI);
  }

  @Test
  void addressesAreComparedExactly() throws Exception {
    assertThat(of(true, Map.of("action", "c2pa.created", "digitalSourceType", "digitalCapture")))
        .isEmpty();
    assertThat(of(true, Map.of("action", "c2pa.created"))).isEmpty();
    assertThat(of(true, Map.of("action", "c2pa.edited"), Map.of("when", "today"))).isEmpty();
  }

  @Test
  void actionsAreAmbiguousWhereSomeMayBeMissingOrAreStrange() throws Exception {
    Map<String, Object> crop = Map.of("action", "c2pa.cropped");
    assertThat(of(true, crop)).isEmpty();
    assertThat(of(false, crop)).containsExactly(RubricSignal.AMBIGUOUS_ACTIONS);
    assertThat(of(true)).containsExactly(RubricSignal.AMBIGUOUS_ACTIONS);
    assertThat(of(true, crop, Map.of("action", "own.crop")))
        .containsExactly(RubricSignal.AMBIGUOUS_ACTIONS);
    assertThat(of(true, crop, Map.of("action", "c2pa.unknown")))
        .containsExactly(RubricSignal.AMBIGUOUS_ACTIONS);
    Declared passed = actions(true, crop).gathered("self#jumbf=c2pa.assertions/c2pa.actions.v2__1");
    assertThat(Rubric.of(passed.manifest())).containsExactly(RubricSignal.AMBIGUOUS_ACTIONS);
    Declared other = actions(true, crop).gathered("self#jumbf=c2pa.assertions/c2pa.metadata");
    assertThat(Rubric.of(other.manifest())).isEmpty();
    assertThat(Rubric.of(active("a").manifest())).containsExactly(RubricSignal.AMBIGUOUS_ACTIONS);
  }

  @Test
  void anIngredientWithoutManifestIsOfUnknownProvenance() throws Exception {
    Map<String, Object> crop = Map.of("action", "c2pa.cropped");
    Declared unknown =
        actions(true, crop).assertion("c2pa.ingredient.v3", cbor(Map.of("dc:title", "x")));
    assertThat(Rubric.of(unknown.manifest()))
        .containsExactly(RubricSignal.MEDIA_UNKNOWN_PROVENANCE);
    Declared known =
        actions(true, crop).assertion("c2pa.ingredient.v3", cbor(Map.of("activeManifest", 1)));
    assertThat(Rubric.of(known.manifest())).isEmpty();
  }

  @Test
  void signalsHaveTheNamesOfTheRubric() {
    assertThat(Arrays.stream(RubricSignal.values()).filter(RubricSignal::isInception))
        .extracting(RubricSignal::text)
        .containsExactly(
            "blankCanvas",
            "capturedMedia",
            "capturedMediaStitched",
            "compositionMayContainGenAI",
            "fullyGenAIMedia",
            "mediaUnknownProvenance",
            "nonGenAIDigitalCreation",
            "partlyGenAICreation",
            "screenCaptureMayContainGenAI");
  }

  @SafeVarargs
  private static Set<RubricSignal> of(boolean all, Map<String, Object>... actions)
      throws Exception {
    return Rubric.of(actions(all, actions).manifest());
  }

  @SafeVarargs
  private static Declared actions(boolean all, Map<String, Object>... actions) throws Exception {
    Map<String, Object> content = Map.of("actions", List.of(actions), "allActionsIncluded", all);
    return active("a").assertion("c2pa.actions.v2", cbor(content));
  }

  private static Assertion.CborContent cbor(Object content) throws Exception {
    return new Assertion.CborContent(Cbor.read(TestCbor.of(content)));
  }
}
