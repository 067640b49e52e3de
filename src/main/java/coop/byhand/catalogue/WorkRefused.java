package coop.byhand.catalogue;

import java.time.Instant;

/** Members were not convinced by the evidence for a work; its creator gets the reasons. */
public record WorkRefused(WorkId work, Instant at) {}
