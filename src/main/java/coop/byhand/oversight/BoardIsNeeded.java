package coop.byhand.oversight;

import java.time.Instant;
import java.util.List;

/**
 * Something waits for a person to see to it. Published after each look while it does, so again and
 * again until it is gone.
 *
 * @param alerts when the alerts about money were raised that are open
 * @param broken what has not held for two looks, one soon after the other
 */
public record BoardIsNeeded(List<Instant> alerts, List<Invariant> broken, Instant at) {}
