package coop.byhandsandbox;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much of each currency everybody has, kept beside the transactions so that a question needs no
 * addition; {@link Books} adds them up and compares.
 */
final class Purses {
  private Purses() {}

  static void add(Change change, ObjectNode transaction) {
    add(change, transaction, Json.text(transaction, "status"), Json.number(transaction, "net"));
  }

  /** Pending money of a transaction is now available. */
  static void release(Change change, ObjectNode transaction) {
    add(change, transaction, "pending", -Json.number(transaction, "net"));
    add(change, transaction, "available", Json.number(transaction, "net"));
  }

  static long available(Change change, String owner, String currency) {
    return amount(change, owner, currency, "available");
  }

  static long pending(Change change, String owner, String currency) {
    return amount(change, owner, currency, "pending");
  }

  /** The balance object of the API. */
  static ObjectNode balance(Change change, String owner) {
    ObjectNode balance = Json.object();
    balance.put("object", "balance");
    List<String> currencies =
        Currencies.all().stream()
            .filter(currency ->
                currency.equals("eur") || change.find(Kind.PURSE, id(owner, currency)).isPresent())
            .toList();
    for (String state : List.of("available", "pending")) {
      ArrayNode place = balance.putArray(state);
      for (String currency : currencies) {
        long amount = amount(change, owner, currency, state);
        place
            .addObject()
            .put("amount", amount)
            .put("currency", currency)
            .putObject("source_types")
            .put("card", amount);
      }
    }
    balance.put("livemode", false);
    Owner.set(balance, owner);
    return balance;
  }

  /** Counts everything again if a state from before purses were kept has none. */
  static void fillIfMissing(Change change) {
    if (change.all(Kind.PURSE).isEmpty()) {
      change.all(Kind.BALANCE_TRANSACTION).forEach(transaction -> add(change, transaction));
    }
  }

  private static void add(Change change, ObjectNode transaction, String state, long net) {
    String owner = Owner.of(transaction);
    String currency = Json.text(transaction, "currency");
    String id = id(owner, currency);
    Optional<ObjectNode> found = change.find(Kind.PURSE, id);
    ObjectNode purse =
        found.orElseGet(() ->
            Json.object()
                .put("id", id)
                .put("owner", owner)
                .put("currency", currency)
                .put("available", 0)
                .put("pending", 0));
    purse.put(state, Math.addExact(Json.number(purse, state), net));
    change.put(Kind.PURSE, purse);
  }

  private static long amount(Change change, String owner, String currency, String state) {
    return change
        .find(Kind.PURSE, id(owner, currency))
        .map(purse -> Json.number(purse, state))
        .orElse(0L);
  }

  private static String id(String owner, String currency) {
    return owner + ':' + currency;
  }
}
