package coop.byhand.media.c2pa.claim;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.CborBudget;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One manifest of a store (C2PA 2.2 §11.1): a claim, its assertions and its signature.
 *
 * @param label as the store has it, such as {@code urn:c2pa:…}
 * @param box what an ingredient's hash covers; of a compressed manifest the compressed one
 * @param claims how many claim boxes there are; exactly one is right
 * @param claim the first of them; empty if there is none or it is no CBOR map
 * @param signature CBOR of the signature box; empty if there is no such box
 */
public record Manifest(
    String label,
    Kind kind,
    boolean compressed,
    JumbfBox box,
    int claims,
    Optional<Claim> claim,
    List<Assertion> assertions,
    Optional<JumbfBox> signatureBox) {

  /** What a manifest is for. */
  public enum Kind {
    STANDARD,
    /** Changes nothing of the asset itself (C2PA 2.2 §11.2). */
    UPDATE,
    /** Only carries time-stamps (C2PA 2.3). */
    TIME_STAMP
  }

  public Manifest {
    assertions = List.copyOf(assertions);
  }

  /**
   * Reads a manifest; its faults are kept for the judge.
   *
   * @param box as it stands in the store
   * @param open the same, unfolded if it is compressed
   */
  static Manifest read(JumbfBox box, JumbfBox open, CborBudget budget) {
    List<JumbfBox> claims =
        open.boxes().stream()
            .filter(b -> b.type().equals(JumbfBox.CLAIM) && Claim.isClaim(b.label()))
            .toList();
    List<Assertion> assertions =
        open.ofType(JumbfBox.ASSERTIONS).map(JumbfBox::boxes).orElse(List.of()).stream()
            .map(b -> Assertion.read(b, budget))
            .toList();
    return new Manifest(
        box.label(),
        kind(open.type()),
        open != box,
        box,
        claims.size(),
        claims.isEmpty() ? Optional.empty() : claim(claims.getFirst(), budget),
        assertions,
        open.ofType(JumbfBox.SIGNATURE));
  }

  private static Kind kind(String type) {
    return switch (type) {
      case JumbfBox.UPDATE_MANIFEST -> Kind.UPDATE;
      case JumbfBox.TIME_STAMP_MANIFEST -> Kind.TIME_STAMP;
      default -> Kind.STANDARD;
    };
  }

  private static Optional<Claim> claim(JumbfBox box, CborBudget budget) {
    try {
      ByteSlice bytes = box.content("cbor").orElse(ByteSlice.EMPTY);
      return Optional.of(Claim.read(box.label(), bytes, budget));
    } catch (MalformedMedia e) {
      return Optional.empty();
    }
  }

  /** The assertion with this label. */
  public Optional<Assertion> assertion(String name) {
    return assertions.stream().filter(assertion -> assertion.label().equals(name)).findFirst();
  }

  /** The actions of all actions assertions, in the order of the claim. */
  public List<Action> actions() {
    return inClaimOrder().stream()
        .filter(Assertion::isActions)
        .flatMap(assertion -> Action.of(assertion).stream())
        .toList();
  }

  /** The ingredients, in the order of the claim. */
  public List<Ingredient> ingredients() {
    return inClaimOrder().stream()
        .filter(Assertion::isIngredient)
        .flatMap(assertion -> Ingredient.of(assertion).stream())
        .toList();
  }

  /** Preferences about mining and training of both generations. */
  public List<TrainingEntry> trainingEntries() {
    return assertions.stream()
        .filter(Assertion::isTrainingMining)
        .flatMap(assertion -> TrainingEntry.of(assertion).stream())
        .toList();
  }

  /** Declared assertions as the claim lists them, then those it does not list. */
  public List<Assertion> inClaimOrder() {
    List<String> order =
        claim.map(Claim::assertions).orElse(List.of()).stream()
            .flatMap(uri -> uri.address().assertion().stream())
            .distinct()
            .toList();
    Set<Assertion> sorted = new LinkedHashSet<>();
    Map<String, Assertion> byLabel = new HashMap<>();
    assertions.forEach(assertion -> byLabel.putIfAbsent(assertion.label(), assertion));
    for (String name : order) {
      Assertion assertion = byLabel.remove(name);
      if (assertion != null) {
        sorted.add(assertion);
      }
    }
    assertions.stream().filter(a -> byLabel.containsKey(a.label())).forEach(sorted::add);
    return List.copyOf(sorted);
  }

  /** Address of the manifest itself. */
  public String url() {
    return JumbfAddress.absolute(label, "");
  }

  /** Address of its signature. */
  public String signatureUrl() {
    return JumbfAddress.absolute(label, "c2pa.signature");
  }

  /** Address of its claim. */
  public String claimUrl() {
    return JumbfAddress.absolute(
        label, claim.isPresent() && claim.get().version() == 2 ? "c2pa.claim.v2" : "c2pa.claim");
  }
}
