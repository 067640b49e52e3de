package coop.byhand.provenance;

import java.time.Instant;

/** Enough members were not convinced; the creator gets their reasons. */
public record WorkNotVerified(ClaimId claim, Instant at) {}
