package coop.byhand.media.c2pa.signal;

import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.Manifest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The official rubric, applied to one manifest word for word: it looks at one assertion label and
 * compares addresses exactly. What it misses by that is found by {@link AiScan}.
 */
final class Rubric {

  private static final String IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/";
  private static final String C2PA = "http://c2pa.org/digitalsourcetype/";

  private static final Map<String, RubricSignal> INCEPTIONS =
      Map.of(
          C2PA + "empty", RubricSignal.BLANK_CANVAS,
          IPTC + "digitalCapture", RubricSignal.CAPTURED_MEDIA,
          IPTC + "computationalCapture", RubricSignal.CAPTURED_MEDIA,
          IPTC + "compositeCapture", RubricSignal.CAPTURED_MEDIA_STITCHED,
          IPTC + "composite", RubricSignal.COMPOSITION_MAY_CONTAIN_GEN_AI,
          IPTC + "trainedAlgorithmicMedia", RubricSignal.FULLY_GEN_AI_MEDIA,
          IPTC + "digitalCreation", RubricSignal.NON_GEN_AI_DIGITAL_CREATION,
          IPTC + "compositeWithTrainedAlgorithmicMedia", RubricSignal.PARTLY_GEN_AI_CREATION,
          IPTC + "screenCapture", RubricSignal.SCREEN_CAPTURE_MAY_CONTAIN_GEN_AI);

  private static final Set<String> GEN_AI =
      Set.of(
          IPTC + "trainedAlgorithmicMedia",
          IPTC + "compositeWithTrainedAlgorithmicMedia",
          IPTC + "compositeSynthetic",
          C2PA + "trainedAlgorithmicData");

  private static final Set<String> POSSIBLY_GEN_AI =
      Set.of(IPTC + "digitalArt", IPTC + "composite");

  static final Set<String> INCEPTION_ACTIONS = Set.of("c2pa.created", "c2pa.opened");

  /** Actions that change nothing anybody sees or hears. */
  static final Set<String> NON_EDITORIAL_ACTIONS =
      Set.of(
          "c2pa.converted",
          "c2pa.published",
          "c2pa.repackaged",
          "c2pa.transcoded",
          "c2pa.resized.proportional",
          "c2pa.enhanced",
          "c2pa.edited.metadata",
          "c2pa.watermarked",
          "c2pa.watermarked.bound",
          "c2pa.watermarked.unbound",
          "c2pa.redacted");

  private static final String ACTIONS = "c2pa.actions.v2";
  private static final String INGREDIENT = "c2pa.ingredient.v3";

  private Rubric() {}

  /** The signals of a manifest, in the order of the enum. */
  static Set<RubricSignal> of(Manifest manifest) {
    Set<RubricSignal> signals = EnumSet.noneOf(RubricSignal.class);
    Optional<Cbor> assertion = cbor(manifest, ACTIONS);
    List<Cbor> actions = assertion.map(content -> content.list("actions")).orElse(List.of());
    for (Cbor action : actions) {
      Optional<String> name = action.text("action");
      name.ifPresent(n -> action(n, action.text("digitalSourceType"), signals));
    }
    if (isAmbiguous(manifest, assertion, actions)) {
      signals.add(RubricSignal.AMBIGUOUS_ACTIONS);
    }
    Optional<Cbor> ingredient = cbor(manifest, INGREDIENT);
    if (ingredient.isPresent() && ingredient.get().get("activeManifest").isEmpty()) {
      signals.add(RubricSignal.MEDIA_UNKNOWN_PROVENANCE);
    }
    return signals;
  }

  private static Optional<Cbor> cbor(Manifest manifest, String label) {
    return manifest.assertions().stream()
        .filter(assertion -> assertion.label().equals(label))
        .findFirst()
        .flatMap(Assertion::cbor);
  }

  private static void action(String name, Optional<String> type, Set<RubricSignal> signals) {
    if (INCEPTION_ACTIONS.contains(name)) {
      type.map(INCEPTIONS::get).ifPresent(signals::add);
    } else if (NON_EDITORIAL_ACTIONS.contains(name)) {
      signals.add(RubricSignal.NON_EDITORIAL);
    } else if (type.isPresent()) {
      signals.add(
          GEN_AI.contains(type.get())
              ? RubricSignal.PERCEPTIBLE_GEN_AI
              : RubricSignal.PERCEPTIBLE_NON_GEN_AI);
      if (POSSIBLY_GEN_AI.contains(type.get())) {
        signals.add(RubricSignal.PERCEPTIBLE_POSSIBLY_GEN_AI);
      }
    }
  }

  private static boolean isAmbiguous(
      Manifest manifest, Optional<Cbor> assertion, List<Cbor> actions) {
    boolean all =
        assertion
            .flatMap(content -> content.get("allActionsIncluded"))
            .flatMap(Cbor::asBool)
            .orElse(false);
    boolean strange =
        actions.stream()
            .flatMap(action -> action.text("action").stream())
            .anyMatch(name -> !name.startsWith("c2pa.") || name.equals("c2pa.unknown"));
    boolean gathered =
        manifest.claim().map(Claim::gathered).orElse(List.of()).stream()
            .anyMatch(uri -> uri.url().contains("c2pa.actions"));
    return actions.isEmpty() || !all || strange || gathered;
  }
}
