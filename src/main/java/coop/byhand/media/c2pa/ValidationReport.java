package coop.byhand.media.c2pa;

import coop.byhand.media.c2pa.validate.IngredientDelta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The verdict about the credentials of one file. Integrity and trust are two things: {@link
 * State#VALID} says that nothing was changed, only {@link State#TRUSTED} that somebody vouches for
 * the signer, and neither that a person made the work.
 *
 * @param at the clock it was judged by
 * @param trustList the list that vouches for the signer of the active manifest
 * @param findings about the active manifest and its binding to the file
 * @param deltas what is new about ingredients
 * @param manifests the active one first, then the others in the order of the file
 * @param remote where the file says its credentials lie; hostile input
 * @param fault why the credentials cannot be read, as rule and offset
 */
public record ValidationReport(
    State state,
    Instant at,
    Optional<String> trustList,
    List<Finding> findings,
    List<IngredientDelta> deltas,
    List<ManifestReport> manifests,
    Optional<String> remote,
    Optional<String> fault) {

  public ValidationReport {
    findings = List.copyOf(findings);
    deltas = List.copyOf(deltas);
    manifests = List.copyOf(manifests);
  }

  /** Codes of one kind about the active manifest, sorted, none twice. */
  public List<String> codes(StatusCode.Kind kind) {
    return codes(findings, kind);
  }

  /** Codes of one kind among these findings, sorted, none twice. */
  public static List<String> codes(List<Finding> findings, StatusCode.Kind kind) {
    return findings.stream()
        .map(Finding::code)
        .filter(code -> code.kind() == kind)
        .map(StatusCode::text)
        .distinct()
        .sorted()
        .toList();
  }
}
