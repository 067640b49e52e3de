package coop.byhandsandbox;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * A buyer's bank takes money back: the amount and a fee leave the balance when the dispute opens;
 * the amount returns when it is won.
 */
final class Disputes {
  private static final Duration TIME_TO_ANSWER = Duration.ofDays(7);

  private final Events events;
  private final Balance balance;
  private final FeeRule fees;

  Disputes(Events events, Balance balance, FeeRule fees) {
    this.events = events;
    this.balance = balance;
    this.fees = fees;
  }

  /** Opens a dispute over what is left of a charge; a charge is disputed only once. */
  void open(Change change, String chargeId) {
    ObjectNode charge = change.get(Kind.CHARGE, chargeId);
    long left = Json.number(charge, "amount") - Json.number(charge, "amount_refunded");
    if (Json.flag(charge, "disputed") || !Json.flag(charge, "paid") || left == 0) {
      return;
    }
    ObjectNode dispute = Json.shape("dispute");
    String id = change.newId("dp_");
    dispute.put("id", id);
    dispute.put("amount", left);
    dispute.put("charge", chargeId);
    dispute.put("created", change.seconds());
    dispute.put("currency", Json.text(charge, "currency"));
    dispute.put("payment_intent", Json.textOf(charge, "payment_intent"));
    Json.inner(dispute, "evidence_details")
        .put("due_by", change.now().plus(TIME_TO_ANSWER).getEpochSecond());
    charge.put("disputed", true);
    change.put(Kind.CHARGE, charge);
    events.emit(change, "charge.dispute.created", dispute);
    move(change, dispute, -left, fees.disputeMinor(), "dispute");
    events.emit(change, "charge.dispute.funds_withdrawn", dispute);
    events.emit(change, "charge.updated", charge, Json.object().put("disputed", false));
  }

  /** Ends a dispute; it can end only once. */
  ObjectNode close(Change change, String id, boolean won) throws ApiRefusal {
    ObjectNode dispute =
        change.find(Kind.DISPUTE, id).orElseThrow(() -> ApiRefusal.missing("dispute", id));
    String status = Json.text(dispute, "status");
    if (status.equals("won") || status.equals("lost")) {
      throw ApiRefusal.state(null, null, "The dispute " + id + " is already " + status);
    }
    dispute.put("status", won ? "won" : "lost");
    change.put(Kind.DISPUTE, dispute);
    events.emit(change, "charge.dispute.closed", dispute, Json.object().put("status", status));
    if (won) {
      move(change, dispute, Json.number(dispute, "amount"), 0, "dispute_reversal");
      events.emit(change, "charge.dispute.funds_reinstated", dispute);
    }
    return Expansion.plain(dispute);
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    return Expansion.shown(change, call.find(change, Kind.DISPUTE, "dispute"), call.params());
  }

  ObjectNode list(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(Listing.names("charge", "payment_intent"));
    return Listing.answer(
        change,
        call,
        Kind.DISPUTE,
        Listing.matching(params, "charge", "charge")
            .and(Listing.matching(params, "payment_intent", "payment_intent")));
  }

  private void move(
      Change change, ObjectNode dispute, long amount, long fee, String reportingCategory) {
    ObjectNode transaction =
        balance.bookNow(
            change,
            new Balance.Movement(
                "adjustment",
                reportingCategory,
                amount,
                fee,
                Json.text(dispute, "currency"),
                Json.text(dispute, "id")));
    dispute.withArray("balance_transactions").add(transaction);
    change.put(Kind.DISPUTE, dispute);
  }
}
