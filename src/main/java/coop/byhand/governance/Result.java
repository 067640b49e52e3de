package coop.byhand.governance;

import coop.byhand.register.RegisterEntryId;
import coop.byhand.tally.Count;
import java.time.Instant;
import java.util.Optional;

/**
 * What the count of a closed vote found, with every step.
 *
 * @param effectiveAt when it takes effect, if it was carried
 */
public record Result(Count count, RegisterEntryId entry, Optional<Instant> effectiveAt) {}
