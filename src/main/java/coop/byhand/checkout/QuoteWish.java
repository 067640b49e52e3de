package coop.byhand.checkout;

import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import java.util.List;

/**
 * What a price is asked for.
 *
 * @param items each work once
 * @param place where the buyer is, which decides the tax
 */
public record QuoteWish(PersonId buyer, List<Item> items, BuyerPlace place) {

  public QuoteWish {
    items = List.copyOf(items);
    if (items.stream().map(Item::work).distinct().count() < items.size()) {
      throw new IllegalArgumentException("a work stands twice in a wish");
    }
  }
}
