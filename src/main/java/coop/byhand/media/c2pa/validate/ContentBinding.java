package coop.byhand.media.c2pa.validate;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.binding.HashBinding;
import coop.byhand.media.c2pa.binding.PartHash;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.claim.ManifestStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the asset is the one that was signed (C2PA 2.2 §15.12). An update manifest has no binding
 * of its own; that of the manifest it updates still has to hold.
 */
final class ContentBinding {

  private ContentBinding() {}

  static void check(ManifestStore store, Asset asset, Ledger ledger) throws MalformedMedia {
    Optional<Manifest> bound = bound(store);
    if (bound.isEmpty()) {
      ledger.add(
          StatusCode.CLAIM_HARD_BINDINGS_MISSING,
          store.active().claimUrl(),
          "no manifest that was updated binds to the asset");
      return;
    }
    Manifest manifest = bound.get();
    String alg = manifest.claim().flatMap(Claim::alg).orElse("");
    boolean updated = !store.isActive(manifest);
    for (Assertion assertion : manifest.assertions()) {
      Optional<Cbor> content = assertion.cbor();
      if (content.isPresent() && assertion.isHardBinding()) {
        String url = JumbfAddress.ofAssertion(manifest.label(), assertion.label());
        List<Finding> whole =
            updated
                ? HashBinding.checkUpdated(assertion.label(), content.get(), alg, asset, url)
                : HashBinding.check(assertion.label(), content.get(), alg, asset, url);
        ledger.addAll(parts(manifest, whole, alg, asset));
      }
    }
  }

  /**
   * A file of several parts may have lost the optional ones; where the whole does not match, the
   * parts decide (C2PA 2.2 §15.12.5).
   */
  private static List<Finding> parts(
      Manifest manifest, List<Finding> whole, String alg, Asset asset) {
    Optional<Assertion> parts =
        manifest.assertions().stream()
            .filter(assertion -> assertion.is("c2pa.hash.multi-asset"))
            .findFirst();
    if (parts.isEmpty() || whole.stream().noneMatch(Finding::isFailure)) {
      return whole;
    }
    Optional<Cbor> content = parts.get().cbor();
    if (content.isEmpty()) {
      return whole;
    }
    String url = JumbfAddress.ofAssertion(manifest.label(), parts.get().label());
    Finding finding =
        HashBinding.checkParts(content.get(), at -> part(manifest, at), alg, asset, url);
    List<Finding> all = new ArrayList<>(finding.isFailure() ? whole : List.of());
    all.add(finding);
    return all;
  }

  private static Optional<PartHash> part(Manifest manifest, String url) {
    JumbfAddress address = JumbfAddress.of(url);
    if (!address.isIn(manifest.label())) {
      return Optional.empty();
    }
    return manifest.assertions().stream()
        .filter(assertion -> address.assertion().filter(assertion.label()::equals).isPresent())
        .findFirst()
        .flatMap(found -> found.cbor().map(content -> new PartHash(found.label(), content)));
  }

  /** The first manifest on the way through the parents that is no update. */
  private static Optional<Manifest> bound(ManifestStore store) {
    Manifest manifest = store.active();
    Set<String> seen = new HashSet<>();
    while (manifest.kind() != Manifest.Kind.STANDARD) {
      Optional<Manifest> parent =
          manifest.ingredients().stream()
              .filter(Ingredient::isParent)
              .findFirst()
              .flatMap(Ingredient::manifest)
              .map(HashedUri::address)
              .flatMap(JumbfAddress::manifest)
              .flatMap(store::find);
      if (parent.isEmpty() || !seen.add(manifest.label())) {
        return Optional.empty();
      }
      manifest = parent.get();
    }
    return Optional.of(manifest);
  }
}
