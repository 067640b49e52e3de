package coop.byhandsandbox;

import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Attempts to take money from a card: one charge for each, successful or not. */
final class Charges {
  private static final Set<TestCard> DISPUTED =
      Set.of(
          TestCard.IS_DISPUTED_LATER,
          TestCard.IS_DISPUTED_AS_NOT_RECEIVED,
          TestCard.IS_ASKED_ABOUT);

  private final Events events;
  private final Balance balance;
  private final FeeRule fees;
  private final Duration bookedAfter;
  private final Duration disputedAfter;
  private final Faults faults;

  Charges(Events events, Balance balance, SandboxSettings settings, Faults faults) {
    this.events = events;
    this.balance = balance;
    this.fees = settings.fees();
    this.bookedAfter = settings.bookedAfter();
    this.disputedAfter = settings.disputedAfter();
    this.faults = faults;
  }

  ObjectNode succeed(Change change, ObjectNode intent, TestCard card, String email) {
    ObjectNode charge = attempt(change, intent, card, email);
    succeed(change, charge, card);
    return charge;
  }

  /** The money of an attempt has come. */
  void succeed(Change change, ObjectNode charge, TestCard card) {
    charge.put("status", "succeeded").put("paid", true).put("captured", true);
    charge.put("amount_captured", Json.number(charge, "amount"));
    Json.inner(charge, "outcome").put("seller_message", "Test payment complete.");
    change.put(Kind.CHARGE, charge);
    events.emit(change, "charge.succeeded", charge);
    String id = Json.text(charge, "id");
    Duration late =
        faults.take(Faults.MoneyFault.CHARGE_BOOKED_LATE) ? Duration.ofDays(1) : Duration.ZERO;
    Timers.set(change, Timers.What.CHARGE_IS_BOOKED, id, change.now().plus(bookedAfter).plus(late));
    if (DISPUTED.contains(card)) {
      Timers.set(change, Timers.What.CHARGE_IS_DISPUTED, id, change.now().plus(disputedAfter));
    }
  }

  /** A bank debit: whether its money comes is known days later. */
  ObjectNode begin(Change change, ObjectNode intent, TestCard card, String email) {
    ObjectNode charge = attempt(change, intent, card, email);
    charge.put("status", "pending").put("captured", true);
    charge.put("amount_captured", Json.number(charge, "amount"));
    change.put(Kind.CHARGE, charge);
    events.emit(change, "charge.pending", charge);
    return charge;
  }

  ObjectNode fail(Change change, ObjectNode intent, TestCard card, String email) {
    ObjectNode charge = attempt(change, intent, card, email);
    fail(change, charge, card);
    return charge;
  }

  /** The bank says no to an attempt. */
  void fail(Change change, ObjectNode charge, TestCard card) {
    charge.put("status", "failed").put("paid", false);
    charge.put("failure_code", card.errorCode());
    charge.put("failure_message", "The test bank said no.");
    Json.inner(charge, "outcome")
        .put("network_status", "declined_by_network")
        .put("network_decline_code", "01")
        .put("reason", card.declineCode())
        .put("seller_message", "The test bank declined the payment.")
        .put("type", "issuer_declined");
    change.put(Kind.CHARGE, charge);
    events.emit(change, "charge.failed", charge);
  }

  /** Enters a successful charge, with its fee, in the balance; this may come after the payment. */
  void book(Change change, String id) {
    ObjectNode charge = change.get(Kind.CHARGE, id);
    long amount = Json.number(charge, "amount");
    boolean isDebit = cardOf(charge).isDebit();
    Balance.Movement movement =
        new Balance.Movement(
            isDebit ? "payment" : "charge",
            "charge",
            amount,
            fees.feeOf(amount),
            Json.text(charge, "currency"),
            id);
    ObjectNode transaction =
        cardOf(charge) == TestCard.PAYS_AT_ONCE
            ? balance.bookNow(change, movement)
            : balance.bookPending(change, movement);
    charge.put("balance_transaction", Json.text(transaction, "id"));
    change.put(Kind.CHARGE, charge);
    events.emit(change, "charge.updated", charge, Json.object().putNull("balance_transaction"));
  }

  /** What is left of a charge after refunds and what banks have taken back. */
  static long left(ObjectNode charge) {
    return Json.number(charge, "amount")
        - Json.number(charge, "amount_refunded")
        - Json.number(charge.path(Expansion.HIDDEN), "taken");
  }

  /** Notes that a bank has taken something of a charge back, or has returned it. */
  static void takenByABank(Change change, String id, long amount) {
    ObjectNode charge = change.get(Kind.CHARGE, id);
    ObjectNode hidden = Json.inner(charge, Expansion.HIDDEN);
    hidden.put("taken", Json.number(hidden, "taken") + amount);
    change.put(Kind.CHARGE, charge);
  }

  static TestCard cardOf(ObjectNode charge) {
    String card = Json.textOf(charge.path(Expansion.HIDDEN), "card");
    return card == null ? TestCard.PAYS : TestCard.valueOf(card);
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
    charge.put("id", change.newId(card.isDebit() ? "py_" : "ch_"));
    Json.inner(charge, Expansion.HIDDEN).put("card", card.name());
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
    if (card.isDebit()) {
      setDebit(charge, card);
    } else {
      setCard(charge, intent, card);
    }
    return charge;
  }

  private static void setDebit(ObjectNode charge, TestCard card) {
    charge
        .putObject("payment_method_details")
        .put("type", "sepa_debit")
        .putObject("sepa_debit")
        .put("bank_code", "37040044")
        .put("branch_code", "")
        .put("country", "DE")
        .put("fingerprint", "test" + card.lastFour())
        .put("last4", card.lastFour())
        .putNull("mandate");
  }

  private static void setCard(ObjectNode charge, ObjectNode intent, TestCard card) {
    ObjectNode details = Json.inner(Json.inner(charge, "payment_method_details"), "card");
    details.put("last4", card.lastFour());
    details.put("country", card.country());
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
  }
}
