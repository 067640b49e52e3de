package coop.byhandsimulation;

import coop.byhand.catalogue.WorkId;
import coop.byhand.checkout.Checkout;
import coop.byhand.checkout.Item;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.PlaceOutcome;
import coop.byhand.checkout.QuoteOutcome;
import coop.byhand.checkout.QuoteWish;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.kernel.TypedId;
import coop.byhand.licensing.LicenceClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What buyers do until the payment page opens. */
@Component
class Purchases {

  private final Checkout checkout;
  private final JsonMapper json = JsonMapper.shared();

  Purchases(Checkout checkout) {
    this.checkout = checkout;
  }

  /** Asks for a price and orders at it. */
  ObjectNode place(JsonNode wish) {
    return switch (checkout.quote(asked(wish))) {
      case QuoteOutcome.Quoted(var quote) -> place(person(wish), quote.order());
      case QuoteOutcome other -> said(other.getClass().getSimpleName());
    };
  }

  /** Asks for a price. */
  ObjectNode quote(JsonNode wish) {
    return switch (checkout.quote(asked(wish))) {
      case QuoteOutcome.Quoted(var quote) -> said("quoted").put("order", quote.order().toString());
      case QuoteOutcome other -> said(other.getClass().getSimpleName());
    };
  }

  /** Orders at a price that was given before. */
  ObjectNode placeQuoted(JsonNode wish) {
    return place(person(wish), OrderId.parse(wish.path("order").stringValue()).orElseThrow());
  }

  private ObjectNode place(PersonId buyer, OrderId quoted) {
    return switch (checkout.place(new PlaceOrder(quoted, buyer, "A buyer", true))) {
      case PlaceOutcome.Placed(OrderId order, var page) ->
          said("placed").put("order", order.toString()).put("page", page.toString());
      case PlaceOutcome other -> said(other.getClass().getSimpleName());
    };
  }

  private static QuoteWish asked(JsonNode wish) {
    LicenceClass licence = LicenceClass.valueOf(wish.path("licence").asString("STANDARD"));
    List<Item> items = new ArrayList<>();
    wish.path("works")
        .forEach(
            work -> items.add(new Item(WorkId.parse(work.stringValue()).orElseThrow(), licence)));
    return new QuoteWish(
        person(wish),
        items,
        new BuyerPlace(
            wish.path("country").asString("DE"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static PersonId person(JsonNode wish) {
    return TypedId.parse("person", wish.path("buyer").stringValue())
        .map(PersonId::new)
        .orElseThrow();
  }

  private ObjectNode said(String what) {
    return json.createObjectNode().put("did", what);
  }
}
