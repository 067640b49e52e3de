package coop.byhand.provenance;

import coop.byhand.media.Caution;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A claim with what members see beside its evidence. */
record ClaimRow(
    Claim claim,
    String description,
    Set<Caution> cautions,
    boolean contentCredentials,
    @Nullable ReviewCopy copy,
    @Nullable String opening) {

  /** The rules pinned for this claim, if members are looking at it. */
  ClaimState.@Nullable InReview review() {
    return claim.state() instanceof ClaimState.InReview review ? review : null;
  }
}
