package coop.byhand.catalogue;

import java.time.Instant;

/** A work is public and for sale. */
public record WorkListed(WorkId work, Instant at) {}
