package coop.byhand.checkout;

import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.PersonId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people mean to license. A basket belongs to a person, so it is there on every device; it
 * holds nothing back from others and promises no price.
 */
@Service
public class Baskets {

  private final BasketRows rows;
  private final Clock clock;

  Baskets(BasketRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** What is in it, in the order in which it was put in. */
  @Transactional(readOnly = true)
  public List<Item> of(PersonId person) {
    return rows.of(person);
  }

  /** Puts a licence in, or changes the class of one that is there. */
  @Transactional
  public PutOutcome put(PersonId person, Item item) {
    List<Item> there = rows.of(person);
    boolean known = there.stream().anyMatch(one -> one.work().equals(item.work()));
    if (!known && there.size() >= Checkout.ITEMS_MAX) {
      return PutOutcome.FULL;
    }
    rows.put(person, item, clock.instant());
    return PutOutcome.IS_IN;
  }

  /** Takes a work out. */
  @Transactional
  public void remove(PersonId person, WorkId work) {
    rows.remove(person, work);
  }
}
