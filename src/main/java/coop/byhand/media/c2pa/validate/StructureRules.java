package coop.byhand.media.c2pa.validate;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.claim.Manifest;
import java.util.List;
import java.util.Set;

/** One claim, its fields, its signature, its bindings, what its kind allows (C2PA 2.2 §15.6). */
final class StructureRules {

  /** All that may be done to an asset without touching it (C2PA 2.2 §11.2.2). */
  private static final Set<String> UPDATE_ACTIONS =
      Set.of("c2pa.opened", "c2pa.edited.metadata", "c2pa.published", "c2pa.redacted");

  private StructureRules() {}

  /** Whether there is a claim to go on with. */
  static boolean hasClaim(Manifest manifest, Ledger ledger) throws MalformedMedia {
    if (manifest.claims() == 0) {
      ledger.add(StatusCode.CLAIM_MISSING, manifest.url(), "the manifest has no claim");
      return false;
    }
    if (manifest.claims() > 1) {
      ledger.add(StatusCode.CLAIM_MULTIPLE, manifest.url(), "the manifest has several claims");
      return false;
    }
    if (manifest.claim().isEmpty()) {
      ledger.add(StatusCode.CLAIM_CBOR_INVALID, manifest.url(), "the claim is no CBOR map");
      return false;
    }
    return true;
  }

  static void check(ManifestCase one) throws MalformedMedia {
    if (one.claim().fault().isPresent()) {
      one.add(
          StatusCode.CLAIM_MALFORMED, one.manifest().claimUrl(), one.claim().fault().orElseThrow());
    }
    switch (one.manifest().kind()) {
      case STANDARD -> standard(one);
      case UPDATE -> update(one);
      case TIME_STAMP -> timeStamp(one);
    }
    parents(one);
  }

  /** Whether the claim names the signature of its own manifest, and there is one. */
  static boolean hasSignature(Manifest manifest, Claim claim) {
    JumbfAddress address = JumbfAddress.of(claim.signatureUrl());
    return manifest.signatureBox().isPresent()
        && address.isIn(manifest.label())
        && address.rest().equals(manifest.signatureBox().orElseThrow().label());
  }

  private static void standard(ManifestCase one) throws MalformedMedia {
    List<Assertion> bindings =
        one.manifest().assertions().stream().filter(Assertion::isHardBinding).toList();
    if (bindings.isEmpty()) {
      one.add(
          StatusCode.CLAIM_HARD_BINDINGS_MISSING,
          one.manifest().claimUrl(),
          "nothing binds the manifest to an asset");
    } else if (bindings.size() > 1) {
      one.about(
          bindings.get(1).label(),
          StatusCode.ASSERTION_MULTIPLE_HARD_BINDINGS,
          "two assertions bind the manifest to an asset");
    }
  }

  private static void update(ManifestCase one) throws MalformedMedia {
    Manifest manifest = one.manifest();
    for (Assertion assertion : manifest.assertions()) {
      boolean thumbnail = assertion.label().startsWith("c2pa.thumbnail");
      if (assertion.isHardBinding() || thumbnail || assertion.is("c2pa.hash.multi-asset")) {
        one.about(
            assertion.label(),
            StatusCode.MANIFEST_UPDATE_INVALID,
            "an update manifest may not have this assertion");
      }
    }
    if (!manifest.actions().stream().allMatch(a -> UPDATE_ACTIONS.contains(a.name()))) {
      one.add(
          StatusCode.MANIFEST_UPDATE_INVALID,
          manifest.url(),
          "an update manifest names an action that changes the asset");
    }
    if (manifest.ingredients().size() != 1 || !onlyParentWithManifest(manifest)) {
      one.add(
          StatusCode.MANIFEST_UPDATE_WRONG_PARENTS,
          manifest.url(),
          "an update manifest has exactly one ingredient, its parent, with a manifest");
    }
  }

  private static void timeStamp(ManifestCase one) throws MalformedMedia {
    if (one.manifest().ingredients().size() != 1 || !onlyParentWithManifest(one.manifest())) {
      one.add(
          StatusCode.MANIFEST_TIMESTAMP_WRONG_PARENTS,
          one.manifest().url(),
          "a time-stamp manifest has exactly one ingredient, its parent, with a manifest");
    }
  }

  private static boolean onlyParentWithManifest(Manifest manifest) {
    return manifest.ingredients().stream()
        .allMatch(ingredient -> ingredient.isParent() && ingredient.manifest().isPresent());
  }

  private static void parents(ManifestCase one) throws MalformedMedia {
    long parents = one.manifest().ingredients().stream().filter(i -> i.isParent()).count();
    if (parents > 1) {
      one.add(
          StatusCode.MANIFEST_MULTIPLE_PARENTS,
          one.manifest().url(),
          "more than one ingredient is the parent");
    }
  }
}
