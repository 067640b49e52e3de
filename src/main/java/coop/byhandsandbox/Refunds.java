package coop.byhandsandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Money that goes back to a card, never more than was taken. */
final class Refunds {
  private final Events events;
  private final Balance balance;
  private final Duration referenceAfter;

  Refunds(Events events, Balance balance, Duration referenceAfter) {
    this.events = events;
    this.balance = balance;
    this.referenceAfter = referenceAfter;
  }

  ObjectNode create(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only("charge", "payment_intent", "amount", "reason", "metadata", "expand");
    String reason =
        params.has("reason")
            ? params.oneOf("reason", "requested_by_customer", "duplicate", "fraudulent")
            : null;
    ObjectNode metadata = params.metadata();
    Optional<Long> asked = params.number("amount").stream().boxed().findFirst();
    if (asked.isPresent() && asked.get() <= 0) {
      throw ApiRefusal.parameter(
          "parameter_invalid_integer", "amount", "amount must be greater than 0");
    }
    ObjectNode charge = refundable(change, params);
    long left = Json.number(charge, "amount") - Json.number(charge, "amount_refunded");
    if (left == 0) {
      throw ApiRefusal.state(
          "charge_already_refunded",
          null,
          "The charge " + Json.text(charge, "id") + " has already been refunded in full");
    }
    long amount = asked.orElse(left);
    if (amount > left) {
      throw ApiRefusal.state(
          null,
          "amount",
          String.format(
              Locale.ROOT,
              "Only %d of the charge are left to refund, %d were asked",
              left,
              amount));
    }
    ObjectNode refund = refund(change, charge, amount, reason, metadata);
    return Expansion.shown(change, refund, params);
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    return Expansion.shown(change, call.find(change, Kind.REFUND, "refund"), call.params());
  }

  ObjectNode list(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(Listing.names("charge", "payment_intent"));
    return Listing.answer(
        change,
        call,
        Kind.REFUND,
        Listing.matching(params, "charge", "charge")
            .and(Listing.matching(params, "payment_intent", "payment_intent")));
  }

  /** Some days later the bank's reference number of a refund is known. */
  void giveReference(Change change, String id) {
    ObjectNode refund = change.get(Kind.REFUND, id);
    ObjectNode card = Json.inner(Json.inner(refund, "destination_details"), "card");
    ObjectNode previous = Json.object();
    previous.putObject("destination_details").set("card", card.deepCopy());
    card.put("reference", "test" + id.substring(id.length() - 8));
    card.put("reference_status", "available");
    change.put(Kind.REFUND, refund);
    events.emit(change, "refund.updated", refund, previous);
  }

  private ObjectNode refund(
      Change change, ObjectNode charge, long amount, @Nullable String reason, ObjectNode metadata) {
    String chargeId = Json.text(charge, "id");
    ObjectNode refund = Json.shape("refund");
    String id = change.newId("re_");
    refund.put("id", id);
    refund.put("amount", amount);
    refund.put("charge", chargeId);
    refund.put("created", change.seconds());
    refund.put("currency", Json.text(charge, "currency"));
    refund.put("payment_intent", Json.textOf(charge, "payment_intent"));
    refund.put("payment_method", Json.textOf(charge, "payment_method"));
    refund.put("reason", reason);
    refund.set("metadata", metadata);
    ObjectNode transaction =
        balance.bookNow(
            change,
            new Balance.Movement(
                "refund", "refund", -amount, 0, Json.text(charge, "currency"), id));
    refund.put("balance_transaction", Json.text(transaction, "id"));
    change.put(Kind.REFUND, refund);
    events.emit(change, "refund.created", refund);

    long before = Json.number(charge, "amount_refunded");
    boolean wasRefunded = Json.flag(charge, "refunded");
    charge.put("amount_refunded", before + amount);
    charge.put("refunded", before + amount == Json.number(charge, "amount"));
    change.put(Kind.CHARGE, charge);
    events.emit(
        change,
        "charge.refunded",
        charge,
        Json.object().put("amount_refunded", before).put("refunded", wasRefunded));
    Timers.set(change, Timers.What.REFUND_GETS_REFERENCE, id, change.now().plus(referenceAfter));
    return refund;
  }

  private static ObjectNode refundable(Change change, Params params) throws ApiRefusal {
    String chargeId = params.text("charge");
    if (chargeId == null) {
      chargeId = chargeOfIntent(change, params.text("payment_intent"));
    }
    String wanted = chargeId;
    ObjectNode charge =
        change.find(Kind.CHARGE, wanted).orElseThrow(() -> ApiRefusal.missing("charge", wanted));
    if (!Json.flag(charge, "paid")) {
      throw ApiRefusal.state(
          null, "charge", "The charge " + wanted + " did not succeed; there is nothing to refund");
    }
    if (Json.flag(charge, "disputed")) {
      throw ApiRefusal.state(
          "charge_disputed", null, "The charge " + wanted + " is disputed and cannot be refunded");
    }
    return charge;
  }

  private static String chargeOfIntent(Change change, @Nullable String intentId) throws ApiRefusal {
    if (intentId == null) {
      throw ApiRefusal.parameter(
          "parameter_missing", "charge", "A refund needs charge or payment_intent");
    }
    ObjectNode intent =
        change
            .find(Kind.INTENT, intentId)
            .orElseThrow(() -> ApiRefusal.missing("payment intent", intentId));
    String chargeId = Json.textOf(intent, "latest_charge");
    if (chargeId == null) {
      throw ApiRefusal.state(
          null,
          "payment_intent",
          "The payment intent " + intentId + " has no successful charge to refund");
    }
    return chargeId;
  }
}
