package coop.byhand.licensing;

import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * A maker's standing offer to license a work at a price of the maker's own, at or above the floor
 * that the members voted.
 *
 * @param policy version whose floor it was measured by
 * @param since when the maker set this price
 */
public record Offer(
    WorkId work, LicenceClass licenceClass, Money price, PolicyVersion policy, Instant since) {}
