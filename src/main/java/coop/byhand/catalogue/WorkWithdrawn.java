package coop.byhand.catalogue;

import java.time.Instant;

/** A listed work was taken down. Licences already sold stay valid. */
public record WorkWithdrawn(WorkId work, Instant at) {}
