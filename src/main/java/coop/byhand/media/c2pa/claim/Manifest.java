package coop.byhand.media.c2pa.claim;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.CborBudget;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One manifest of a store (C2PA 2.2 §11.1): a claim, its assertions and its signature.
 *
 * @param label as the store has it, such as {@code urn:c2pa:…}
 * @param box as it stands in the store, compressed if it is
 * @param open the same, unfolded
 * @param claims how many claim boxes there are; exactly one is right
 * @param claim the first of them; empty if there is none or it is no CBOR map
 * @param assertions in the order of the file
 * @param actions of all actions assertions, in the order of the claim
 * @param ingredients in the order of the claim
 * @param trainingEntries preferences about mining and training of both generations
 */
public record Manifest(
    String label,
    Kind kind,
    JumbfBox box,
    JumbfBox open,
    int claims,
    Optional<Claim> claim,
    List<Assertion> assertions,
    List<Action> actions,
    List<Ingredient> ingredients,
    List<TrainingEntry> trainingEntries) {

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
    actions = List.copyOf(actions);
    ingredients = List.copyOf(ingredients);
    trainingEntries = List.copyOf(trainingEntries);
  }

  /** Reads a manifest; its faults are kept for the judge. */
  static Manifest read(JumbfBox box, JumbfBox open, CborBudget budget) {
    List<JumbfBox> claims =
        open.boxes().stream()
            .filter(b -> b.type().equals(JumbfBox.CLAIM) && Claim.isClaim(b.label()))
            .toList();
    List<Assertion> assertions =
        open.ofType(JumbfBox.ASSERTIONS).map(JumbfBox::boxes).orElse(List.of()).stream()
            .map(b -> Assertion.read(b, budget))
            .toList();
    Optional<Claim> claim = claims.isEmpty() ? Optional.empty() : claim(claims.getFirst(), budget);
    List<Assertion> ordered = inClaimOrder(claim, assertions);
    return new Manifest(
        box.label(),
        kind(open.type()),
        box,
        open,
        claims.size(),
        claim,
        assertions,
        ordered.stream()
            .filter(Assertion::isActions)
            .flatMap(assertion -> Action.of(assertion).stream())
            .toList(),
        ordered.stream()
            .filter(Assertion::isIngredient)
            .flatMap(assertion -> Ingredient.of(assertion).stream())
            .toList(),
        ordered.stream()
            .filter(Assertion::isTrainingMining)
            .flatMap(assertion -> TrainingEntry.of(assertion).stream())
            .toList());
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

  /** Declared assertions as the claim lists them, then those it does not list. */
  private static List<Assertion> inClaimOrder(Optional<Claim> claim, List<Assertion> assertions) {
    Map<String, Assertion> left = new LinkedHashMap<>();
    assertions.forEach(assertion -> left.putIfAbsent(assertion.label(), assertion));
    List<Assertion> ordered = new ArrayList<>();
    for (HashedUri uri : claim.map(Claim::assertions).orElse(List.of())) {
      Assertion assertion = left.remove(uri.address().assertion().orElse(""));
      if (assertion != null) {
        ordered.add(assertion);
      }
    }
    ordered.addAll(left.values());
    return ordered;
  }

  /** Whether the store holds the manifest in compressed form. */
  @SuppressWarnings("ReferenceEquality") // Uncompressed, both are one box; no bytes are compared.
  public boolean isCompressed() {
    return box != open;
  }

  /** The box of the signature. */
  public Optional<JumbfBox> signatureBox() {
    return open.ofType(JumbfBox.SIGNATURE);
  }

  /** The box at a path within the manifest; an empty path leads to the manifest itself. */
  public Optional<JumbfBox> at(String path) {
    Optional<JumbfBox> found = Optional.of(open);
    if (!path.isEmpty()) {
      for (String name : path.split("/", 8)) {
        found = found.flatMap(inside -> inside.child(name));
      }
    }
    return found;
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
