package coop.byhand.media.c2pa.validate;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every assertion is declared, is there, has the declared hash and the form of its kind (C2PA 2.2
 * §15.10).
 */
final class AssertionRules {

  private static final Set<String> RELATIONSHIPS = Set.of("parentOf", "componentOf", "inputTo");

  private AssertionRules() {}

  static void check(ManifestCase one) throws MalformedMedia {
    Set<String> declared = new HashSet<>();
    for (HashedUri uri : one.claim().assertions()) {
      // Named twice, it is hashed once; a claim of a thousand equal lines costs no more.
      if (declared.add(uri.address().assertion().orElse(uri.url()))) {
        declared(one, uri);
      }
    }
    for (Assertion assertion : one.manifest().assertions()) {
      if (!declared.contains(assertion.label())) {
        one.about(assertion.label(), StatusCode.ASSERTION_UNDECLARED, "the claim does not list it");
      }
      form(one, assertion);
    }
    for (Ingredient ingredient : one.manifest().ingredients()) {
      ingredient(one, ingredient);
    }
    for (String url : one.claim().redacted()) {
      redaction(one, JumbfAddress.of(url), url);
    }
  }

  private static void declared(ManifestCase one, HashedUri uri) throws MalformedMedia {
    String own = one.manifest().label();
    JumbfAddress address = uri.address();
    String url = JumbfAddress.absolute(own, address, uri.url());
    if (!address.isIn(own)) {
      one.add(
          StatusCode.ASSERTION_OUTSIDE_MANIFEST, url, "the claim lists an assertion of another");
      return;
    }
    Optional<Assertion> found = address.assertion().flatMap(one::assertion);
    boolean redacted = address.assertion().map(one::isRedacted).orElse(false);
    if (found.isEmpty()) {
      if (!redacted) {
        one.add(StatusCode.ASSERTION_MISSING, url, "the claim lists it, and it is not there");
      }
      return;
    }
    if (redacted) {
      if (!(found.get().content() instanceof Assertion.RedactedContent)) {
        one.add(StatusCode.ASSERTION_NOT_REDACTED, url, "it is called redacted and is still there");
      }
      return;
    }
    Optional<Boolean> matches = one.matches(uri, found.get().box().payload(), url);
    if (matches.isPresent()) {
      one.add(
          matches.get()
              ? StatusCode.ASSERTION_HASHED_URI_MATCH
              : StatusCode.ASSERTION_HASHED_URI_MISMATCH,
          url,
          matches.get() ? "the hash matches" : "the assertion was changed after signing");
    }
  }

  private static void form(ManifestCase one, Assertion assertion) throws MalformedMedia {
    if (assertion.content() instanceof Assertion.BrokenContent broken) {
      one.about(assertion.label(), broken.code(), "the content does not follow its format");
    }
    boolean metadata = assertion.is("c2pa.metadata") || assertion.is("cawg.metadata");
    boolean linked = assertion.json().flatMap(json -> json.get("@context")).isPresent();
    if (metadata && assertion.content() instanceof Assertion.JsonContent && !linked) {
      one.about(assertion.label(), StatusCode.ASSERTION_JSON_INVALID, "metadata without @context");
    }
    if (assertion.is("c2pa.time-stamp") && !isStampMap(assertion)) {
      one.about(
          assertion.label(),
          StatusCode.ASSERTION_TIMESTAMP_MALFORMED,
          "a time-stamp assertion maps manifests to tokens");
    }
    if (assertion.is("c2pa.cloud-data")) {
      cloudData(one, assertion);
    }
  }

  private static boolean isStampMap(Assertion assertion) {
    return assertion
        .json()
        .map(json -> json instanceof Json.Obj map && !map.members().isEmpty())
        .orElse(false);
  }

  /** Content that lies elsewhere (C2PA 2.2 §18.8); it is never fetched. */
  private static void cloudData(ManifestCase one, Assertion assertion) throws MalformedMedia {
    Optional<String> label = assertion.json().flatMap(json -> json.text("label"));
    boolean located = assertion.json().flatMap(json -> json.get("location")).isPresent();
    if (label.isEmpty() || !located) {
      one.about(
          assertion.label(),
          StatusCode.ASSERTION_CLOUD_DATA_MALFORMED,
          "it lacks label or location");
    } else if (label.get().startsWith("c2pa.hash.")) {
      one.about(
          assertion.label(),
          StatusCode.ASSERTION_CLOUD_DATA_HARD_BINDING,
          "a binding may not lie elsewhere");
    } else if (label.get().startsWith("c2pa.actions")) {
      one.about(
          assertion.label(),
          StatusCode.ASSERTION_CLOUD_DATA_ACTIONS,
          "actions may not lie elsewhere");
    }
  }

  /** The fields of an ingredient (C2PA 2.2 §18.16). */
  private static void ingredient(ManifestCase one, Ingredient ingredient) throws MalformedMedia {
    boolean third = ingredient.version() >= 3;
    String fault = "";
    if (!RELATIONSHIPS.contains(ingredient.relationship())) {
      fault = "the relationship is none of the three";
    } else if (third && ingredient.manifest().isPresent() && !ingredient.hasResults()) {
      fault = "it has a manifest and no validation results";
    } else if (third
        && ingredient.claimSignature().isPresent()
        && ingredient.manifest().isEmpty()) {
      fault = "it has a claim signature and no manifest";
    }
    if (!fault.isEmpty()) {
      one.about(ingredient.label(), StatusCode.ASSERTION_INGREDIENT_MALFORMED, fault);
    }
  }

  /** What may be taken out of ingredients (C2PA 2.2 §6.8 and §15.11.3.3). */
  private static void redaction(ManifestCase one, JumbfAddress address, String url)
      throws MalformedMedia {
    String label = address.assertion().orElse("");
    if (address.isIn(one.manifest().label())) {
      one.add(
          StatusCode.ASSERTION_SELF_REDACTED, one.manifest().claimUrl(), "a claim redacts its own");
    } else if (List.of("c2pa.actions", "c2pa.actions.v2").contains(label.split("__", 2)[0])) {
      one.add(StatusCode.ASSERTION_ACTION_REDACTED, url, "actions may not be redacted");
    } else if (label.startsWith("c2pa.hash.")) {
      one.add(StatusCode.ASSERTION_HARD_BINDING_REDACTED, url, "a binding may not be redacted");
    }
  }
}
