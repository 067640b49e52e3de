package coop.byhand.provenance;

import java.time.Instant;

/** Enough members were convinced that the work of this claim is made by hand. */
public record WorkVerified(ClaimId claim, Instant at) {}
