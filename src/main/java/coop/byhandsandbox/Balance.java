package coop.byhandsandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Money at the provider, the platform's and that of the connected accounts: one transaction for
 * every movement, pending first and available when the clock says so.
 */
final class Balance {
  /**
   * A movement of money.
   *
   * @param source what caused it, null if nothing did
   */
  record Movement(
      String type,
      String reportingCategory,
      long amount,
      long fee,
      String currency,
      @Nullable String source,
      String owner) {

    /** A movement of the platform's own money. */
    Movement(
        String type,
        String reportingCategory,
        long amount,
        long fee,
        String currency,
        @Nullable String source) {
      this(type, reportingCategory, amount, fee, currency, source, Owner.PLATFORM);
    }
  }

  private final Events events;
  private final Duration availableAfter;
  private BiConsumer<Change, String> whenAvailable = (change, owner) -> {};

  Balance(Events events, Duration availableAfter) {
    this.events = events;
    this.availableAfter = availableAfter;
  }

  /** Books money that comes in: it is pending until the settlement time is over. */
  ObjectNode bookPending(Change change, Movement movement) {
    return book(change, movement, Optional.of(change.now().plus(availableAfter)));
  }

  /** Books money that leaves or comes back: it counts at once. */
  ObjectNode bookNow(Change change, Movement movement) {
    return book(change, movement, Optional.empty());
  }

  /** Books money that counts at once, or that is pending until an instant. */
  ObjectNode book(Change change, Movement movement, Optional<Instant> pendingUntil) {
    ObjectNode transaction = transaction(change, movement);
    Owner.set(transaction, movement.owner());
    Instant availableOn = pendingUntil.orElse(change.now());
    transaction.put("available_on", availableOn.getEpochSecond());
    if (pendingUntil.isEmpty()) {
      transaction.put("status", "available");
    } else {
      Json.inner(transaction, Expansion.HIDDEN).put("available", availableOn.toEpochMilli());
      Timers.set(change, Timers.What.MONEY_IS_AVAILABLE, Json.text(transaction, "id"), availableOn);
    }
    change.put(Kind.BALANCE_TRANSACTION, transaction);
    Purses.add(change, transaction);
    if (pendingUntil.isEmpty() && movement.amount() > 0) {
      whenAvailable.accept(change, movement.owner());
    }
    return transaction;
  }

  /** Says who wants to know that somebody's money has become available. */
  void whenAvailable(BiConsumer<Change, String> told) {
    whenAvailable = told;
  }

  /** Notes with which payout the money of a transaction has left. */
  static void belongsTo(Change change, ObjectNode transaction, String payout) {
    Json.inner(transaction, Expansion.HIDDEN).put("payout", payout);
    change.put(Kind.BALANCE_TRANSACTION, transaction);
  }

  /** The payout with which the money of a transaction has left, or an empty text. */
  static String payoutOf(ObjectNode transaction) {
    String payout = Json.textOf(transaction.path(Expansion.HIDDEN), "payout");
    return payout == null ? "" : payout;
  }

  /** When pending money becomes available, in epoch milliseconds. */
  static long availableMillis(ObjectNode transaction) {
    long exactly = Json.number(transaction.path(Expansion.HIDDEN), "available");
    // A state from before this was kept has the second only.
    return exactly == 0 ? Json.number(transaction, "available_on") * 1_000 : exactly;
  }

  void makeAvailable(Change change, String id) {
    ObjectNode transaction = change.get(Kind.BALANCE_TRANSACTION, id);
    transaction.put("status", "available");
    change.put(Kind.BALANCE_TRANSACTION, transaction);
    Purses.release(change, transaction);
    whenAvailable.accept(change, Owner.of(transaction));
    Timers.setOnly(change, Timers.What.BALANCE_IS_TOLD, Owner.of(transaction), change.now());
  }

  /** Tells once about all the money of somebody that has become available at the same time. */
  void tell(Change change, String owner) {
    events.emit(change, "balance.available", Purses.balance(change, owner));
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    return Expansion.plain(Purses.balance(change, call.account()));
  }

  ObjectNode listTransactions(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(Listing.names("currency", "payout", "source", "type"));
    String payout = params.text("payout");
    return Listing.answer(
        change,
        call,
        Kind.BALANCE_TRANSACTION,
        Listing.matching(params, "currency", "currency")
            .and(Listing.matching(params, "source", "source"))
            .and(Listing.matching(params, "type", "type"))
            .and(transaction -> payout == null || payout.equals(payoutOf(transaction))));
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
}
