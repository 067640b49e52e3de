package coop.byhandsandbox;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a session, from prices given with the request, and their total. */
record LineItems(ArrayNode lines, String currency, long total) {
  private static final long HIGHEST_AMOUNT = 99_999_999;
  private static final int MOST_LINES = 100;

  static LineItems read(Change change, Params params) throws ApiRefusal {
    List<Params> given = params.groups("line_items");
    if (given.isEmpty() || given.size() > MOST_LINES) {
      throw ApiRefusal.parameter(
          "parameter_missing", "line_items", "A payment needs between 1 and 100 line_items");
    }
    ArrayNode lines = Json.array();
    String currency = "";
    long total = 0;
    for (Params item : given) {
      ObjectNode line = read(change, item, total);
      String itsCurrency = Json.text(line, "currency");
      if (!currency.isEmpty() && !currency.equals(itsCurrency)) {
        throw ApiRefusal.parameter(
            "parameter_invalid_string",
            item.named("price_data"),
            "All line_items of a session must have the same currency");
      }
      currency = itsCurrency;
      total += Json.number(line, "amount_total");
      lines.add(line);
    }
    requireChargeable(currency, total);
    return new LineItems(lines, currency, total);
  }

  private static void requireChargeable(String currency, long total) throws ApiRefusal {
    long smallest = Currencies.smallest(currency);
    if (total < smallest || total > HIGHEST_AMOUNT) {
      throw ApiRefusal.parameter(
          total < smallest ? "amount_too_small" : "amount_too_large",
          "line_items",
          String.format(
              Locale.ROOT,
              "The total of %d %s is outside of what can be charged: %d to %d",
              total,
              currency,
              smallest,
              HIGHEST_AMOUNT));
    }
  }

  private static ObjectNode read(Change change, Params item, long soFar) throws ApiRefusal {
    item.only("price_data", "quantity", "metadata");
    Params price = item.group("price_data");
    price.only("currency", "product_data", "unit_amount", "tax_behavior");
    String currency = Currencies.known(price.required("currency"), price.named("currency"));
    Params product = price.group("product_data");
    product.only("name", "description", "images", "metadata", "tax_code");
    String name = product.required("name");
    price.required("unit_amount");
    long unitAmount = within(price, "unit_amount", price.number("unit_amount"), 0);
    long quantity = within(item, "quantity", item.number("quantity"), 1);
    long amount = within(item, "quantity", OptionalLong.of(unitAmount * quantity), 0);
    within(item, "quantity", OptionalLong.of(soFar + amount), 0);

    ObjectNode line = Json.shape("line-item");
    line.put("id", change.newId("li_"));
    line.put("amount_subtotal", amount).put("amount_total", amount);
    line.put("currency", currency);
    line.put("description", name);
    line.put("quantity", quantity);
    line.set("metadata", item.metadata());
    Json.inner(line, "price")
        .put("id", change.newId("price_"))
        .put("created", change.seconds())
        .put("currency", currency)
        .put("product", change.newId("prod_"))
        .put("tax_behavior", price.oneOf("tax_behavior", "unspecified", "inclusive", "exclusive"))
        .put("unit_amount", unitAmount)
        .put("unit_amount_decimal", Long.toString(unitAmount));
    String description = product.text("description");
    if (description != null) {
      Json.inner(line, Expansion.HIDDEN).put("description", description);
    }
    return line;
  }

  /** Both factors stay under the highest amount, so that their product cannot overflow. */
  private static long within(Params place, String name, OptionalLong value, long least)
      throws ApiRefusal {
    long number = value.orElse(least);
    if (number < least || number > HIGHEST_AMOUNT) {
      throw ApiRefusal.parameter(
          "parameter_invalid_integer",
          place.named(name),
          place.named(name) + " must be between " + least + " and " + HIGHEST_AMOUNT);
    }
    return number;
  }
}
