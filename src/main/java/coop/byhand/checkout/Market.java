package coop.byhand.checkout;

import coop.byhand.catalogue.Work;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.policy.Policy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a work at this instant: is it for sale, at what price, under which policy and
 * terms.
 *
 * @param price the standing offer, null without one
 * @param terms hash of the licence terms in force
 */
record Market(Work work, @Nullable Money price, Policy policy, Digest terms, boolean own) {

  /** Why the work cannot be bought now; empty if it can. */
  Optional<QuoteOutcome> refusal() {
    if (!work.isListed() || price == null) {
      return Optional.of(new QuoteOutcome.NotForSale());
    }
    if (own) {
      return Optional.of(new QuoteOutcome.OwnWork());
    }
    Money floor = policy.tariff().floors().get(work.medium());
    if (floor == null || !floor.currency().equals(price.currency())) {
      return Optional.of(new QuoteOutcome.NotForSale());
    }
    return price.isLessThan(floor)
        ? Optional.of(new QuoteOutcome.BelowFloor(price, floor))
        : Optional.empty();
  }
}
