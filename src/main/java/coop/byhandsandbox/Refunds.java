package coop.byhandsandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Money that goes back to a card, never more than was taken. */
final class Refunds {
  private final Events events;
  private final Balance balance;
  private final Faults faults;
  private final Duration referenceAfter;
  private final Duration failsAfter;

  Refunds(Events events, Balance balance, Faults faults, SandboxSettings settings) {
    this.events = events;
    this.balance = balance;
    this.faults = faults;
    this.referenceAfter = settings.availableAfter();
    this.failsAfter = settings.refundFailsAfter();
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
    ObjectNode charge = refundable(change, call);
    long left = Charges.left(charge);
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

  /** The bank has sent a refund back: its money is ours again, and the charge has it, too. */
  ObjectNode fail(Change change, String id) throws ApiRefusal {
    ObjectNode refund =
        change
            .find(Kind.REFUND, id)
            .filter(found -> Owner.of(found).equals(Owner.PLATFORM))
            .orElseThrow(() -> ApiRefusal.missing("refund", id));
    if (Json.text(refund, "status").equals("failed")) {
      throw ApiRefusal.state(null, null, "The refund " + id + " has already failed");
    }
    failByClock(change, id);
    return Expansion.plain(change.get(Kind.REFUND, id));
  }

  void failByClock(Change change, String id) {
    ObjectNode refund = change.get(Kind.REFUND, id);
    String before = Json.text(refund, "status");
    if (before.equals("failed")) {
      return;
    }
    long amount = Json.number(refund, "amount");
    ObjectNode transaction =
        balance.bookNow(
            change,
            new Balance.Movement(
                "refund_failure", "refund_failure", amount, 0, Json.text(refund, "currency"), id));
    refund.put("status", "failed");
    refund.put("failure_reason", "expired_or_canceled_card");
    refund.put("failure_balance_transaction", Json.text(transaction, "id"));
    change.put(Kind.REFUND, refund);
    ObjectNode charge = change.get(Kind.CHARGE, Json.text(refund, "charge"));
    charge.put("amount_refunded", Json.number(charge, "amount_refunded") - amount);
    charge.put("refunded", false);
    change.put(Kind.CHARGE, charge);
    ObjectNode previous = Json.object().put("status", before);
    events.emit(change, "refund.updated", refund, previous);
    events.emit(change, "refund.failed", refund, previous.deepCopy());
  }

  /** A refund that was pending has reached its card. */
  void succeedByClock(Change change, String id) {
    ObjectNode refund = change.get(Kind.REFUND, id);
    if (Json.text(refund, "status").equals("pending")) {
      refund.put("status", "succeeded").remove("pending_reason");
      change.put(Kind.REFUND, refund);
      events.emit(change, "refund.updated", refund, Json.object().put("status", "pending"));
    }
  }

  /** Some days later the bank's reference number of a refund is known. */
  void giveReference(Change change, String id) {
    ObjectNode refund = change.get(Kind.REFUND, id);
    if (!Json.text(refund, "status").equals("succeeded")) {
      return;
    }
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
    if (Charges.cardOf(charge) == TestCard.REFUNDS_COME_LATE) {
      refund.put("status", "pending").put("pending_reason", "processing");
    }
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
    planWhatFollows(change, id, Charges.cardOf(charge));
    return refund;
  }

  private void planWhatFollows(Change change, String id, TestCard card) {
    Instant later = change.now().plus(referenceAfter);
    if (card == TestCard.REFUNDS_COME_LATE) {
      Timers.set(change, Timers.What.REFUND_SUCCEEDS, id, later);
    }
    Timers.set(change, Timers.What.REFUND_GETS_REFERENCE, id, later);
    if (card == TestCard.REFUNDS_FAIL || faults.take(Faults.MoneyFault.REFUND_FAILS)) {
      Timers.set(change, Timers.What.REFUND_FAILS, id, change.now().plus(failsAfter));
    }
  }

  private static ObjectNode refundable(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    String chargeId = params.text("charge");
    if (chargeId == null) {
      chargeId = chargeOfIntent(change, params.text("payment_intent"));
    }
    String wanted = chargeId;
    ObjectNode charge =
        change
            .find(Kind.CHARGE, wanted)
            .filter(found -> Owner.of(found).equals(Owner.PLATFORM))
            .filter(found -> call.account().equals(Owner.PLATFORM))
            .orElseThrow(() -> ApiRefusal.missing("charge", wanted));
    if (!Json.flag(charge, "paid")) {
      throw ApiRefusal.state(
          null, "charge", "The charge " + wanted + " did not succeed; there is nothing to refund");
    }
    boolean isTakenInFull =
        Charges.left(charge) == 0
            && Json.number(charge, "amount_refunded") < Json.number(charge, "amount");
    if (Disputes.isHeld(change, wanted) || isTakenInFull) {
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
