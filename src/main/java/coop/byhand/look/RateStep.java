package coop.byhand.look;

import coop.byhand.kernel.BasisPoints;
import java.time.Instant;

/**
 * One value of a rate over time.
 *
 * @param since when it came into force
 * @param rate the rate from then on
 * @param cause what decided it, in words, for example {@code Proposal 14}
 * @param href where the decision can be read; empty if nowhere
 */
public record RateStep(Instant since, BasisPoints rate, String cause, String href) {}
