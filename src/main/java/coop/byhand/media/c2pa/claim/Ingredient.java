package coop.byhand.media.c2pa.claim;

import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An asset that went into another (C2PA 2.2 §18.16).
 *
 * @param label label of its assertion
 * @param version of the assertion, 1 to 3
 * @param relationship {@code parentOf}, {@code componentOf} or {@code inputTo}; empty if it says
 *     none
 * @param manifest where its manifest lies; empty if it had none
 * @param claimSignature from version 3 on, to recognise a manifest that was redacted since
 * @param recorded what the signer's validator found in it; in the file, so hearsay of the signer
 */
public record Ingredient(
    String label,
    int version,
    String relationship,
    Optional<String> title,
    Optional<String> format,
    Optional<String> instanceId,
    Optional<HashedUri> manifest,
    Optional<HashedUri> claimSignature,
    boolean hasResults,
    List<Recorded> recorded) {

  /**
   * One recorded result.
   *
   * @param code the text of the code, which need not be a known one
   * @param url absolute, as far as the file says
   */
  public record Recorded(String code, String url, StatusCode.Kind kind) {}

  private static final List<Map.Entry<String, StatusCode.Kind>> KINDS =
      List.of(
          Map.entry("success", StatusCode.Kind.SUCCESS),
          Map.entry("informational", StatusCode.Kind.INFORMATIONAL),
          Map.entry("failure", StatusCode.Kind.FAILURE));

  public Ingredient {
    recorded = List.copyOf(recorded);
  }

  /** The ingredient of an assertion; an assertion that is no CBOR gives none. */
  static Optional<Ingredient> of(Assertion assertion) {
    return assertion.cbor().map(content -> of(assertion, content));
  }

  private static Ingredient of(Assertion assertion, Cbor content) {
    Optional<HashedUri> manifest =
        content.get("activeManifest").or(() -> content.get("c2pa_manifest")).flatMap(HashedUri::of);
    String label = manifest.flatMap(m -> m.address().manifest()).orElse("");
    boolean results = content.get("validationResults").isPresent();
    return new Ingredient(
        assertion.label(),
        assertion.version(),
        content.text("relationship").orElse(""),
        content.text("dc:title"),
        content.text("dc:format"),
        content.text("instanceID"),
        manifest,
        content.get("claimSignature").flatMap(HashedUri::of),
        results || content.get("validationStatus").isPresent(),
        results ? results(content, label) : statuses(content.list("validationStatus"), label));
  }

  private static List<Recorded> results(Cbor content, String manifest) {
    Cbor results = content.get("validationResults").orElseThrow();
    List<Recorded> found = new ArrayList<>();
    results.get("activeManifest").ifPresent(codes -> found.addAll(codes(codes, manifest)));
    for (Cbor delta : results.list("ingredientDeltas")) {
      delta.get("validationDeltas").ifPresent(codes -> found.addAll(codes(codes, manifest)));
    }
    return found;
  }

  private static List<Recorded> codes(Cbor codes, String manifest) {
    List<Recorded> found = new ArrayList<>();
    for (Map.Entry<String, StatusCode.Kind> kind : KINDS) {
      for (Cbor status : codes.list(kind.getKey())) {
        found.add(recorded(status, kind.getValue(), manifest));
      }
    }
    return found;
  }

  private static List<Recorded> statuses(List<Cbor> statuses, String manifest) {
    return statuses.stream().map(status -> recorded(status, kind(status), manifest)).toList();
  }

  /** Older lists say of each code whether it is a success, or leave that to the code. */
  private static StatusCode.Kind kind(Cbor status) {
    boolean success = status.get("success").flatMap(Cbor::asBool).orElse(false);
    return status
        .text("code")
        .flatMap(StatusCode::of)
        .map(StatusCode::kind)
        .orElse(success ? StatusCode.Kind.SUCCESS : StatusCode.Kind.FAILURE);
  }

  private static Recorded recorded(Cbor status, StatusCode.Kind kind, String manifest) {
    String url = status.text("url").orElse("");
    return new Recorded(
        status.text("code").orElse(""),
        JumbfAddress.absolute(manifest, JumbfAddress.of(url), url),
        kind);
  }

  /** Codes of recorded failures, in order. */
  public List<String> recordedFailures() {
    return recorded.stream()
        .filter(result -> result.kind() == StatusCode.Kind.FAILURE)
        .map(Recorded::code)
        .distinct()
        .toList();
  }

  public boolean isParent() {
    return relationship.equals("parentOf");
  }
}
