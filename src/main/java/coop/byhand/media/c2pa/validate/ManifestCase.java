package coop.byhand.media.c2pa.validate;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.binding.HashAlgorithm;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.claim.Manifest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One manifest before the judge, with its parts by name, and the ledger for what is found. */
final class ManifestCase {

  private final Manifest manifest;
  private final Claim claim;
  private final Set<String> redacted;
  private final boolean active;
  private final Ledger ledger;
  private final Map<String, Assertion> assertions = new HashMap<>();
  private final Map<String, HashedUri> declared = new LinkedHashMap<>();
  private final Map<String, Ingredient> ingredients = new HashMap<>();

  /**
   * @param redacted labels of its assertions that later manifests took out
   * @param active whether it speaks for the asset; the others are ingredients
   */
  ManifestCase(
      Manifest manifest, Claim claim, Set<String> redacted, boolean active, Ledger ledger) {
    this.manifest = manifest;
    this.claim = claim;
    this.redacted = Set.copyOf(redacted);
    this.active = active;
    this.ledger = ledger;
    manifest.assertions().forEach(one -> assertions.putIfAbsent(one.label(), one));
    manifest.ingredients().forEach(one -> ingredients.putIfAbsent(one.label(), one));
    for (HashedUri uri : claim.assertions()) {
      uri.address().assertion().ifPresent(label -> declared.putIfAbsent(label, uri));
    }
  }

  Manifest manifest() {
    return manifest;
  }

  Claim claim() {
    return claim;
  }

  boolean isRedacted(String label) {
    return redacted.contains(label);
  }

  /** The assertion with this label. */
  Optional<Assertion> assertion(String label) {
    return Optional.ofNullable(assertions.get(label));
  }

  /** The first reference of the claim to the assertion with this label. */
  Optional<HashedUri> declaration(String label) {
    return Optional.ofNullable(declared.get(label));
  }

  /** The ingredient whose assertion has this label. */
  Optional<Ingredient> ingredient(String label) {
    return Optional.ofNullable(ingredients.get(label));
  }

  void add(StatusCode code, String url, String explanation) throws MalformedMedia {
    ledger.add(code, url, explanation);
  }

  /** A finding about an assertion. */
  void about(String assertion, StatusCode code, String explanation) throws MalformedMedia {
    ledger.add(code, JumbfAddress.ofAssertion(manifest.label(), assertion), explanation);
  }

  /**
   * Whether this is what the reference names.
   *
   * @return empty if the hash algorithm is not one that is known; then that is in the ledger
   * @throws MalformedMedia if the manifest of the asset names no algorithm at all, so that nothing
   *     can be said about it
   */
  Optional<Boolean> matches(HashedUri uri, ByteSlice content, String url) throws MalformedMedia {
    Optional<String> name = uri.alg().or(claim::alg);
    if (name.isEmpty() && active) {
      throw new MalformedMedia(MediaRule.BROKEN, claim.fields().start(), "alg");
    }
    Optional<HashAlgorithm> algorithm = name.flatMap(HashAlgorithm::named);
    if (algorithm.isEmpty()) {
      add(StatusCode.ALGORITHM_UNSUPPORTED, url, "the hash algorithm is missing or not known");
      return Optional.empty();
    }
    return Optional.of(algorithm.get().digest(content).equals(uri.hash()));
  }
}
