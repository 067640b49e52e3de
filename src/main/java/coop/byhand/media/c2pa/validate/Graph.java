package coop.byhand.media.c2pa.validate;

import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.claim.ManifestStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The manifests of a store that can be reached from the active one, and what they say of others. */
final class Graph {

  private final Map<String, Manifest> byLabel = new HashMap<>();
  private final Manifest active;
  private final Map<String, Manifest> reachable = new LinkedHashMap<>();
  private final Map<String, Set<String>> redactions = new HashMap<>();
  private final Set<Ingredient.Recorded> recorded = new HashSet<>();

  Graph(ManifestStore store) {
    active = store.active();
    store.manifests().forEach(manifest -> byLabel.putIfAbsent(manifest.label(), manifest));
    Deque<Manifest> open = new ArrayDeque<>(List.of(active));
    while (!open.isEmpty()) {
      Manifest manifest = open.pop();
      if (reachable.putIfAbsent(manifest.label(), manifest) == null) {
        visit(manifest);
        manifest.ingredients().forEach(ingredient -> target(ingredient).ifPresent(open::push));
      }
    }
  }

  private void visit(Manifest manifest) {
    manifest.ingredients().forEach(ingredient -> recorded.addAll(ingredient.recorded()));
    for (String url : manifest.claim().map(Claim::redacted).orElse(List.of())) {
      JumbfAddress address = JumbfAddress.of(url);
      String target = address.manifest().orElse(manifest.label());
      // Only what came before can be redacted: never oneself, never the manifest of the asset.
      if (!target.equals(manifest.label()) && !target.equals(active.label())) {
        address
            .assertion()
            .ifPresent(l -> redactions.computeIfAbsent(target, t -> new HashSet<>()).add(l));
      }
    }
  }

  Manifest active() {
    return active;
  }

  /** The manifest an ingredient had, if it is in the store. */
  Optional<Manifest> target(Ingredient ingredient) {
    return ingredient
        .manifest()
        .map(HashedUri::address)
        .flatMap(JumbfAddress::manifest)
        .map(byLabel::get);
  }

  /** Labels of assertions of this manifest that manifests above it redact. */
  Set<String> redactions(Manifest manifest) {
    return redactions.getOrDefault(manifest.label(), Set.of());
  }

  /** Whether the assertion of an ingredient records this result. */
  boolean isRecorded(StatusCode code, String url) {
    return recorded.contains(new Ingredient.Recorded(code.text(), url, code.kind()));
  }

  /**
   * Whether the signer of a later manifest saw this signature within the validity of its
   * certificate. A certificate that ran out since says nothing against the signature then.
   */
  boolean isRecordedAsTimely(Manifest manifest) {
    return isRecorded(StatusCode.CLAIM_SIGNATURE_INSIDE_VALIDITY, manifest.signatureUrl());
  }
}
