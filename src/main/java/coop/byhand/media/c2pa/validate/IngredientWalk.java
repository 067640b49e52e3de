package coop.byhand.media.c2pa.validate;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.binding.HashAlgorithm;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through the ingredients of ingredients (C2PA 2.2 §15.11). Every manifest is judged once; what
 * an ingredient's assertion already records is left out of its delta.
 */
final class IngredientWalk {

  /**
   * Ingredients of ingredients. Editors add one level per session; a deeper chain is a fault, not a
   * history.
   */
  static final int MAX_DEPTH = 200;

  /** Judges a manifest that is an ingredient. */
  @FunctionalInterface
  interface Judge {
    List<Finding> judge(Manifest manifest) throws MalformedMedia;
  }

  private final Graph graph;
  private final Ledger active;
  private final Ledger.Budget budget;
  private final Map<String, Ledger> deltas = new LinkedHashMap<>();
  private final Map<String, List<Finding>> judged = new HashMap<>();

  /**
   * Thousands of ingredients may point at one large manifest; each box is hashed once. By identity,
   * since boxes of equal content are hashed as fast as they are compared.
   */
  private final IdentityHashMap<JumbfBox, Map<HashAlgorithm, ByteSlice>> hashes =
      new IdentityHashMap<>();

  IngredientWalk(Graph graph, Ledger active, Ledger.Budget budget) {
    this.graph = graph;
    this.active = active;
    this.budget = budget;
  }

  void run(Judge judge) throws MalformedMedia {
    walk(graph.active(), new ArrayList<>(List.of(graph.active().label())), judge);
  }

  List<IngredientDelta> deltas() {
    List<IngredientDelta> found = new ArrayList<>();
    deltas.forEach((url, ledger) -> found.add(new IngredientDelta(url, ledger.findings())));
    return found.stream().filter(delta -> !delta.findings().isEmpty()).toList();
  }

  private void walk(Manifest manifest, List<String> path, Judge judge) throws MalformedMedia {
    for (Ingredient ingredient : manifest.ingredients()) {
      String url = JumbfAddress.ofAssertion(manifest.label(), ingredient.label());
      if (ingredient.manifest().isEmpty()) {
        add(url, StatusCode.INGREDIENT_UNKNOWN_PROVENANCE, url, "the ingredient has no manifest");
        continue;
      }
      Optional<Manifest> target = graph.target(ingredient);
      if (target.isEmpty()) {
        missing(url, manifest, ingredient.manifest().get());
      } else if (path.contains(target.get().label())) {
        add(url, StatusCode.ASSERTION_INGREDIENT_MALFORMED, url, "it is an ingredient of itself");
      } else if (path.size() > MAX_DEPTH) {
        add(url, StatusCode.GENERAL_ERROR, url, "ingredients lie deeper than " + MAX_DEPTH);
      } else {
        follow(url, manifest, ingredient, target.get(), path, judge);
      }
    }
  }

  private void missing(String url, Manifest manifest, HashedUri uri) throws MalformedMedia {
    String place = JumbfAddress.absolute(manifest.label(), uri.address(), uri.url());
    String why = "the manifest of an ingredient is not in the store";
    active.add(StatusCode.INGREDIENT_MANIFEST_MISSING, place, why);
    add(url, StatusCode.INGREDIENT_MANIFEST_MISSING, place, why);
  }

  private void follow(
      String url,
      Manifest parent,
      Ingredient ingredient,
      Manifest target,
      List<String> path,
      Judge judge)
      throws MalformedMedia {
    reference(url, parent, ingredient, target);
    List<Finding> known = judged.get(target.label());
    List<Finding> findings = known == null ? judge.judge(target) : known;
    for (Finding finding : findings) {
      add(url, finding.code(), finding.url(), finding.explanation());
    }
    if (known == null) {
      judged.put(target.label(), findings);
      path.add(target.label());
      walk(target, path, judge);
      path.removeLast();
    }
  }

  /**
   * Whether the manifest is still the one that was taken in. After a redaction it cannot be; then
   * its signature has to be the same (C2PA 2.2 §15.11.3.3).
   */
  private void reference(String url, Manifest parent, Ingredient ingredient, Manifest target)
      throws MalformedMedia {
    HashedUri uri = ingredient.manifest().orElseThrow();
    String place = JumbfAddress.absolute(parent.label(), uri.address(), uri.url());
    // Some writers add the path of the claim to the address; the hash is the manifest's all the
    // same.
    if (matches(parent, uri, target.box())) {
      add(url, StatusCode.INGREDIENT_MANIFEST_VALIDATED, place, "the manifest is unchanged");
      return;
    }
    Set<String> redacted = graph.redactions(target);
    if (redacted.isEmpty()) {
      add(
          url,
          ingredient.version() < 3
              ? StatusCode.INGREDIENT_HASHED_URI_MISMATCH
              : StatusCode.INGREDIENT_MANIFEST_MISMATCH,
          place,
          "the manifest was changed since it became an ingredient");
      return;
    }
    if (ingredient.version() < 3) {
      // Before version 3 nothing but the manifest's own hashes can be compared after a redaction.
      return;
    }
    Optional<HashedUri> signature = ingredient.claimSignature();
    if (signature.isEmpty()) {
      add(
          url,
          StatusCode.INGREDIENT_CLAIM_SIGNATURE_MISSING,
          place,
          "after a redaction the ingredient needs the hash of the signature");
      return;
    }
    Optional<JumbfBox> found = target.at(signature.get().address().rest());
    boolean same = found.isPresent() && matches(parent, signature.get(), found.get());
    add(
        url,
        same
            ? StatusCode.INGREDIENT_CLAIM_SIGNATURE_VALIDATED
            : StatusCode.INGREDIENT_CLAIM_SIGNATURE_MISMATCH,
        target.signatureUrl(),
        same ? "the signature is unchanged" : "the signature is another one");
  }

  private boolean matches(Manifest parent, HashedUri uri, JumbfBox box) {
    return uri.alg()
        .or(() -> parent.claim().flatMap(Claim::alg))
        .flatMap(HashAlgorithm::named)
        .map(algorithm -> hash(box, algorithm).equals(uri.hash()))
        .orElse(false);
  }

  private ByteSlice hash(JumbfBox box, HashAlgorithm algorithm) {
    return hashes
        .computeIfAbsent(box, key -> new EnumMap<>(HashAlgorithm.class))
        .computeIfAbsent(algorithm, key -> key.digest(box.payload()));
  }

  private void add(String ingredient, StatusCode code, String url, String explanation)
      throws MalformedMedia {
    if (!graph.isRecorded(code, url)) {
      deltas.computeIfAbsent(ingredient, key -> new Ledger(budget)).add(code, url, explanation);
    }
  }
}
