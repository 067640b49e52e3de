package coop.byhandsandbox;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Transfers taken back, in parts or whole. What the connected account no longer has, because it
 * was paid out, cannot be taken back.
 */
final class Reversals {
  private static final int SHOWN_IN_THE_TRANSFER = 10;

  private final Events events;
  private final Balance balance;

  Reversals(Events events, Balance balance) {
    this.events = events;
    this.balance = balance;
  }

  ObjectNode create(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only("amount", "description", "expand", "metadata", "refund_application_fee");
    if (params.flag("refund_application_fee").orElse(false)) {
      throw ApiRefusal.parameter(
          "parameter_invalid_boolean",
          "refund_application_fee",
          "Transfers of the sandbox have no application fee to refund");
    }
    ObjectNode metadata = params.metadata();
    boolean isPartial = params.has("amount");
    long asked = isPartial ? Transfers.positive(params) : 0;
    ObjectNode transfer = call.find(change, Kind.TRANSFER, "transfer");
    long left = Json.number(transfer, "amount") - Json.number(transfer, "amount_reversed");
    long amount = isPartial ? asked : left;
    if (left == 0 || amount > left) {
      throw ApiRefusal.state(
          null, "amount", "Only " + left + " of the transfer are left to take back");
    }
    Optional<Instant> pendingUntil = pendingUntil(change, transfer);
    requireMoney(change, transfer, amount, pendingUntil.isPresent());
    ObjectNode reversal = Json.shape("transfer-reversal");
    reversal.put("id", change.newId("trr_"));
    reversal.put("amount", amount);
    reversal.put("created", change.seconds());
    reversal.put("currency", Json.text(transfer, "currency"));
    reversal.put("transfer", Json.text(transfer, "id"));
    reversal.set("metadata", metadata);
    move(change, transfer, reversal, pendingUntil);
    note(change, transfer, reversal);
    return Expansion.shown(change, reversal, params);
  }

  ObjectNode list(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("limit", "starting_after", "ending_before", "expand");
    String transfer = Json.text(call.find(change, Kind.TRANSFER, "transfer"), "id");
    return Listing.answer(
        change,
        call,
        Kind.TRANSFER_REVERSAL,
        reversal -> transfer.equals(Json.text(reversal, "transfer")));
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    ObjectNode reversal =
        call.find(change, Kind.TRANSFER_REVERSAL, "reversal", "transfer reversal");
    if (!Json.text(reversal, "transfer").equals(call.part("id"))) {
      throw ApiRefusal.missing("transfer reversal", call.part("reversal"));
    }
    return Expansion.shown(change, reversal, call.params());
  }

  private void move(
      Change change, ObjectNode transfer, ObjectNode reversal, Optional<Instant> pendingUntil) {
    String currency = Json.text(transfer, "currency");
    long amount = Json.number(reversal, "amount");
    String id = Json.text(reversal, "id");
    ObjectNode refund = refund(change, transfer, reversal);
    String refundId = Json.text(refund, "id");
    ObjectNode given =
        balance.book(
            change,
            new Balance.Movement(
                "payment_refund", "refund", -amount, 0, currency, refundId, Owner.of(refund)),
            pendingUntil);
    refund.put("balance_transaction", Json.text(given, "id"));
    change.put(Kind.REFUND, refund);
    ObjectNode returned =
        balance.book(
            change,
            new Balance.Movement(
                "transfer_refund", "transfer_reversal", amount, 0, currency, id, Owner.PLATFORM),
            pendingUntil);
    reversal.put("balance_transaction", Json.text(returned, "id"));
    reversal.put("destination_payment_refund", refundId);
    change.put(Kind.TRANSFER_REVERSAL, reversal);
    ObjectNode payment = change.get(Kind.CHARGE, Json.text(transfer, "destination_payment"));
    long refunded = Json.number(payment, "amount_refunded") + amount;
    payment.put("amount_refunded", refunded);
    payment.put("refunded", refunded == Json.number(payment, "amount"));
    change.put(Kind.CHARGE, payment);
  }

  /** What the connected account sees of a reversal: a refund of the platform's payment. */
  private static ObjectNode refund(Change change, ObjectNode transfer, ObjectNode reversal) {
    ObjectNode refund = Json.shape("refund");
    refund.put("id", change.newId("pyr_"));
    refund.put("amount", Json.number(reversal, "amount"));
    refund.put("charge", Json.text(transfer, "destination_payment"));
    refund.put("created", change.seconds());
    refund.put("currency", Json.text(transfer, "currency"));
    refund.put("source_transfer_reversal", Json.text(reversal, "id"));
    refund.putNull("destination_details");
    Owner.set(refund, Json.text(transfer, "destination"));
    return refund;
  }

  private void note(Change change, ObjectNode transfer, ObjectNode reversal) {
    long before = Json.number(transfer, "amount_reversed");
    long after = before + Json.number(reversal, "amount");
    transfer.put("amount_reversed", after);
    transfer.put("reversed", after == Json.number(transfer, "amount"));
    ObjectNode list = Json.inner(transfer, "reversals");
    ArrayNode newestFirst = Json.array().add(reversal.deepCopy());
    for (JsonNode earlier : list.path("data")) {
      if (newestFirst.size() == SHOWN_IN_THE_TRANSFER) {
        list.put("has_more", true);
        break;
      }
      newestFirst.add(earlier);
    }
    list.set("data", newestFirst);
    change.put(Kind.TRANSFER, transfer);
    events.emit(
        change, "transfer.reversed", transfer, Json.object().put("amount_reversed", before));
  }

  private static Optional<Instant> pendingUntil(Change change, ObjectNode transfer) {
    ObjectNode sent =
        change.get(Kind.BALANCE_TRANSACTION, Json.text(transfer, "balance_transaction"));
    return Json.text(sent, "status").equals("available")
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(Balance.availableMillis(sent)));
  }

  private static void requireMoney(
      Change change, ObjectNode transfer, long amount, boolean isPending) throws ApiRefusal {
    String destination = Json.text(transfer, "destination");
    String currency = Json.text(transfer, "currency");
    long there =
        isPending
            ? Purses.pending(change, destination, currency)
            : Purses.available(change, destination, currency);
    if (there < amount) {
      throw ApiRefusal.state(
          "balance_insufficient",
          null,
          "The account "
              + destination
              + " has only "
              + there
              + " in "
              + currency
              + ", which is less than the reversal would take back");
    }
  }
}
