package coop.byhandsandbox;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Attempts to take money from a card: one charge for each, successful or not. */
final class Charges {
  private final Events events;
  private final Balance balance;
  private final FeeRule fees;
  private final Duration bookedAfter;
  private final Duration disputedAfter;

  Charges(Events events, Balance balance, SandboxSettings settings) {
    this.events = events;
    this.balance = balance;
    this.fees = settings.fees();
    this.bookedAfter = settings.bookedAfter();
    this.disputedAfter = settings.disputedAfter();
  }

  ObjectNode succeed(Change change, ObjectNode intent, TestCard card, String email) {
    ObjectNode charge = attempt(change, intent, card, email);
    long amount = Json.number(intent, "amount");
    charge.put("paid", true).put("captured", true).put("amount_captured", amount);
    Json.inner(charge, "outcome").put("seller_message", "Test payment complete.");
    change.put(Kind.CHARGE, charge);
    events.emit(change, "charge.succeeded", charge);
    String id = Json.text(charge, "id");
    Timers.set(change, Timers.What.CHARGE_IS_BOOKED, id, change.now().plus(bookedAfter));
    if (card == TestCard.IS_DISPUTED_LATER) {
      Timers.set(change, Timers.What.CHARGE_IS_DISPUTED, id, change.now().plus(disputedAfter));
    }
    return charge;
  }

  ObjectNode fail(Change change, ObjectNode intent, TestCard card, String email) {
    ObjectNode charge = attempt(change, intent, card, email);
    charge.put("status", "failed");
    charge.put("failure_code", "card_declined");
    charge.put("failure_message", "The test card was declined.");
    Json.inner(charge, "outcome")
        .put("network_status", "declined_by_network")
        .put("network_decline_code", "01")
        .put("reason", card.declineCode())
        .put("seller_message", "The test bank declined the payment.")
        .put("type", "issuer_declined");
    change.put(Kind.CHARGE, charge);
    events.emit(change, "charge.failed", charge);
    return charge;
  }

  /** Enters a successful charge, with its fee, in the balance; this may come after the payment. */
  void book(Change change, String id) {
    ObjectNode charge = change.get(Kind.CHARGE, id);
    long amount = Json.number(charge, "amount");
    ObjectNode transaction =
        balance.bookPending(
            change,
            new Balance.Movement(
                "charge", "charge", amount, fees.feeOf(amount), Json.text(charge, "currency"), id));
    charge.put("balance_transaction", Json.text(transaction, "id"));
    change.put(Kind.CHARGE, charge);
    events.emit(change, "charge.updated", charge, Json.object().putNull("balance_transaction"));
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    return Expansion.shown(change, call.find(change, Kind.CHARGE, "charge"), call.params());
  }

  ObjectNode list(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(Listing.names("payment_intent", "transfer_group"));
    return Listing.answer(
        change,
        call,
        Kind.CHARGE,
        Listing.matching(params, "payment_intent", "payment_intent")
            .and(Listing.matching(params, "transfer_group", "transfer_group")));
  }

  private static ObjectNode attempt(Change change, ObjectNode intent, TestCard card, String email) {
    ObjectNode charge = Json.shape("charge");
    charge.put("id", change.newId("ch_"));
    charge.put("amount", Json.number(intent, "amount"));
    charge.put("created", change.seconds());
    charge.put("currency", Json.text(intent, "currency"));
    charge.put("payment_intent", Json.text(intent, "id"));
    charge.put("payment_method", Json.textOf(intent, "payment_method"));
    charge.put("transfer_group", Json.textOf(intent, "transfer_group"));
    charge.put("description", Json.textOf(intent, "description"));
    charge.put("receipt_email", Json.textOf(intent, "receipt_email"));
    charge.set("metadata", intent.path("metadata").deepCopy());
    Json.inner(charge, "billing_details").put("email", email);
    ObjectNode details = Json.inner(Json.inner(charge, "payment_method_details"), "card");
    details.put("last4", card.lastFour());
    details.put("fingerprint", "test" + card.lastFour());
    if (card.course() == TestCard.Course.CHALLENGED) {
      details
          .putObject("three_d_secure")
          .put("authentication_flow", "challenge")
          .put("result", "authenticated")
          .putNull("result_reason")
          .put("version", "2.2.0");
    }
    Json.inner(details, "overcapture")
        .put("maximum_amount_capturable", Json.number(intent, "amount"));
    return charge;
  }
}
