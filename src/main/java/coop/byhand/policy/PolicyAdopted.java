package coop.byhand.policy;

import java.time.Instant;

/** A new version of the document was written; it is in force from {@code effectiveFrom} on. */
public record PolicyAdopted(PolicyVersion version, Instant effectiveFrom, Instant at) {}
