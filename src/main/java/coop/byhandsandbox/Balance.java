package coop.byhandsandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The platform's money at the provider: one transaction for every movement, pending first and
 * available when the clock says so. The balance is never stored, only summed.
 */
final class Balance {
  /** A movement of money; what it is called in the API, and what it is worth. */
  record Movement(
      String type,
      String reportingCategory,
      long amount,
      long fee,
      String currency,
      String source) {}

  private final Events events;
  private final Duration availableAfter;

  Balance(Events events, Duration availableAfter) {
    this.events = events;
    this.availableAfter = availableAfter;
  }

  /** Books money that comes in: it is pending until the settlement time is over. */
  ObjectNode bookPending(Change change, Movement movement) {
    Instant availableOn = change.now().plus(availableAfter);
    ObjectNode transaction = transaction(change, movement);
    transaction.put("available_on", availableOn.getEpochSecond());
    change.put(Kind.BALANCE_TRANSACTION, transaction);
    Timers.set(change, Timers.What.MONEY_IS_AVAILABLE, Json.text(transaction, "id"), availableOn);
    return transaction;
  }

  /** Books money that leaves or comes back: it counts at once. */
  ObjectNode bookNow(Change change, Movement movement) {
    ObjectNode transaction = transaction(change, movement);
    transaction.put("available_on", change.seconds());
    transaction.put("status", "available");
    change.put(Kind.BALANCE_TRANSACTION, transaction);
    return transaction;
  }

  void makeAvailable(Change change, String id) {
    ObjectNode transaction = change.get(Kind.BALANCE_TRANSACTION, id);
    transaction.put("status", "available");
    change.put(Kind.BALANCE_TRANSACTION, transaction);
    Timers.setOnly(change, Timers.What.BALANCE_IS_TOLD, change.now());
  }

  /** Tells once about all the money that has become available at the same time. */
  void tell(Change change) {
    events.emit(change, "balance.available", sums(change));
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    return sums(change);
  }

  ObjectNode listTransactions(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(Listing.names("currency", "source", "type"));
    return Listing.answer(
        change,
        call,
        Kind.BALANCE_TRANSACTION,
        Listing.matching(params, "currency", "currency")
            .and(Listing.matching(params, "source", "source"))
            .and(Listing.matching(params, "type", "type")));
  }

  ObjectNode retrieveTransaction(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    ObjectNode found = call.find(change, Kind.BALANCE_TRANSACTION, "balance transaction");
    return Expansion.shown(change, found, call.params());
  }

  private static ObjectNode transaction(Change change, Movement movement) {
    ObjectNode transaction = Json.shape("balance-transaction");
    transaction.put("id", change.newId("txn_"));
    transaction.put("type", movement.type());
    transaction.put("reporting_category", movement.reportingCategory());
    transaction.put("amount", movement.amount());
    transaction.put("fee", movement.fee());
    transaction.put("net", Math.subtractExact(movement.amount(), movement.fee()));
    transaction.put("currency", movement.currency());
    transaction.put("source", movement.source());
    transaction.put("created", change.seconds());
    if (movement.fee() != 0) {
      transaction
          .putArray("fee_details")
          .addObject()
          .put("amount", movement.fee())
          .putNull("application")
          .put("currency", movement.currency())
          .put("description", "Processing fee of the test provider")
          .put("type", "stripe_fee");
    }
    return transaction;
  }

  private static ObjectNode sums(Change change) {
    Map<String, Long> available = new TreeMap<>(Map.of("eur", 0L));
    Map<String, Long> pending = new TreeMap<>(Map.of("eur", 0L));
    for (ObjectNode transaction : change.all(Kind.BALANCE_TRANSACTION)) {
      boolean isAvailable = Json.text(transaction, "status").equals("available");
      String currency = Json.text(transaction, "currency");
      long net = Json.number(transaction, "net");
      (isAvailable ? available : pending).merge(currency, net, Math::addExact);
      (isAvailable ? pending : available).putIfAbsent(currency, 0L);
    }
    ObjectNode balance = Json.object();
    balance.put("object", "balance");
    addAmounts(balance.putArray("available"), available);
    balance.put("livemode", false);
    addAmounts(balance.putArray("pending"), pending);
    return balance;
  }

  private static void addAmounts(ArrayNode place, Map<String, Long> amounts) {
    amounts.forEach((currency, amount) ->
        place
            .addObject()
            .put("amount", amount.longValue())
            .put("currency", currency)
            .putObject("source_types")
            .put("card", amount.longValue()));
  }
}
