package coop.byhand.checkout;

import coop.byhand.catalogue.Work;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.policy.Policy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a work at this instant: is it for sale under a class of licence, at what price,
 * under which policy and terms.
 *
 * @param work null if there is none
 * @param price the standing offer, null without one
 * @param terms hash of the licence terms in force
 */
record Market(
    Item item,
    @Nullable Work work,
    @Nullable Money price,
    Policy policy,
    Digest terms,
    boolean own) {

  /** Why it cannot be bought now; empty if it can. */
  Optional<LineRefusal> refusal() {
    if (work == null) {
      return Optional.of(new LineRefusal.NotForSale(item.work(), item.work().toString()));
    }
    String title = work.title();
    if (!work.isListed() || price == null) {
      return Optional.of(new LineRefusal.NotForSale(item.work(), title));
    }
    if (own) {
      return Optional.of(new LineRefusal.OwnWork(item.work(), title));
    }
    Money floor = policy.tariff().floors().get(work.medium());
    if (floor == null || !floor.currency().equals(price.currency())) {
      return Optional.of(new LineRefusal.NotForSale(item.work(), title));
    }
    return price.isLessThan(floor)
        ? Optional.of(new LineRefusal.BelowFloor(item.work(), title, price, floor))
        : Optional.empty();
  }
}
