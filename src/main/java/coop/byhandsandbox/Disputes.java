package coop.byhandsandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A buyer's bank takes money back, or asks first. When a dispute opens, its amount and a fee leave
 * the balance; the amount returns when it is won. An inquiry takes nothing unless it is escalated.
 * A dispute that is prevented takes its amount without a fee and is over at once.
 */
final class Disputes {
  private static final Duration TIME_TO_ANSWER = Duration.ofDays(7);
  private static final Duration INQUIRY_LASTS = Duration.ofDays(120);

  /** States in which the bank has the money and has not decided. */
  private static final List<String> OPEN = List.of("needs_response", "under_review");

  private static final List<String> ASKED =
      List.of("warning_needs_response", "warning_under_review");

  private final Events events;
  private final Balance balance;
  private final FeeRule fees;
  private final Faults faults;

  Disputes(Events events, Balance balance, FeeRule fees, Faults faults) {
    this.events = events;
    this.balance = balance;
    this.fees = fees;
    this.faults = faults;
  }

  /** The card was one of those that are disputed some time after the payment. */
  void openByClock(Change change, String chargeId) {
    ObjectNode charge = change.get(Kind.CHARGE, chargeId);
    TestCard card = Charges.cardOf(charge);
    DisputeOpening opening =
        switch (card) {
          case IS_ASKED_ABOUT -> DisputeOpening.of(DisputeOpening.As.INQUIRY);
          case IS_DISPUTED_AS_NOT_RECEIVED ->
              DisputeOpening.of(DisputeOpening.As.CHARGEBACK).because("product_not_received");
          default -> DisputeOpening.of(DisputeOpening.As.CHARGEBACK);
        };
    if (Charges.left(charge) > 0) {
      open(change, charge, opening, Charges.left(charge));
    }
  }

  /** Disputes a charge now: all that is left of it, or the amount that is told. */
  ObjectNode open(Change change, String chargeId, DisputeOpening opening) throws ApiRefusal {
    ObjectNode charge =
        change
            .find(Kind.CHARGE, chargeId)
            .orElseThrow(() -> ApiRefusal.missing("charge", chargeId));
    long amount = opening.amount().orElse(Charges.left(charge));
    if (!Json.flag(charge, "paid") || amount <= 0 || amount > Json.number(charge, "amount")) {
      throw ApiRefusal.state(null, "amount", "Nothing of this charge can be disputed");
    }
    return Expansion.plain(open(change, charge, opening, amount));
  }

  private ObjectNode open(Change change, ObjectNode charge, DisputeOpening opening, long amount) {
    boolean isInquiry = opening.as() == DisputeOpening.As.INQUIRY;
    ObjectNode dispute = Json.shape("dispute");
    String id = change.newId("dp_");
    Instant due = change.now().plus(isInquiry ? INQUIRY_LASTS : TIME_TO_ANSWER);
    dispute.put("id", id);
    dispute.put("amount", amount);
    dispute.put("charge", Json.text(charge, "id"));
    dispute.put("created", change.seconds());
    dispute.put("currency", Json.text(charge, "currency"));
    dispute.put("payment_intent", Json.textOf(charge, "payment_intent"));
    dispute.put("reason", opening.reason());
    dispute.put("is_charge_refundable", isInquiry);
    dispute.put("status", isInquiry ? "warning_needs_response" : "needs_response");
    Json.inner(dispute, "evidence_details").put("due_by", due.getEpochSecond());
    Json.inner(Json.inner(dispute, "payment_method_details"), "card")
        .put("case_type", isInquiry ? "inquiry" : "chargeback");
    charge.put("disputed", true);
    change.put(Kind.CHARGE, charge);
    change.put(Kind.DISPUTE, dispute);
    boolean takesFirst =
        opening.funds() == DisputeOpening.Funds.FIRST
            || faults.take(Faults.MoneyFault.DISPUTE_TAKES_FIRST);
    boolean takesNow = !isInquiry && opening.funds() != DisputeOpening.Funds.LATER;
    long fee = opening.as() == DisputeOpening.As.PREVENTED ? 0 : fees.disputeMinor();
    if (takesNow && takesFirst) {
      take(change, dispute, fee);
    }
    events.emit(change, "charge.dispute.created", dispute);
    if (takesNow && !takesFirst) {
      take(change, dispute, fee);
    }
    if (!isInquiry && !takesNow) {
      Instant later = change.now().plus(opening.later());
      Timers.set(change, Timers.What.DISPUTE_TAKES_FUNDS, id, later);
    }
    if (opening.as() == DisputeOpening.As.PREVENTED) {
      end(change, dispute, "prevented");
    } else {
      Timers.set(change, Timers.What.DISPUTE_IS_OVERDUE, id, due);
    }
    ObjectNode charged = change.get(Kind.CHARGE, Json.text(charge, "id"));
    events.emit(change, "charge.updated", charged, Json.object().put("disputed", false));
    return dispute;
  }

  /** The bank takes the money some time after it has opened the dispute. */
  void takeByClock(Change change, String id) {
    ObjectNode dispute = change.get(Kind.DISPUTE, id);
    if (OPEN.contains(status(dispute)) && !hasTaken(dispute)) {
      take(change, dispute, fees.disputeMinor());
    }
  }

  /** Nobody has answered in time: a chargeback is lost, an inquiry comes to nothing. */
  void overdue(Change change, String id) {
    ObjectNode dispute = change.get(Kind.DISPUTE, id);
    if (ASKED.contains(status(dispute))) {
      end(change, dispute, "warning_closed");
    } else if (status(dispute).equals("needs_response")) {
      Json.inner(dispute, "evidence_details").put("past_due", true);
      end(change, dispute, "lost");
    }
  }

  /** Ends an open dispute as the bank decides; it can end only once. */
  ObjectNode decide(Change change, String id, String verdict) throws ApiRefusal {
    ObjectNode dispute = existing(change, id);
    boolean isInquiry = ASKED.contains(status(dispute));
    boolean wantsInquiry = verdict.equals("warning_closed") || verdict.equals("prevented");
    boolean isOver = !isInquiry && !OPEN.contains(status(dispute));
    if (isOver || isInquiry != wantsInquiry) {
      throw ApiRefusal.state(
          null, null, "The dispute " + id + " is " + status(dispute) + ", not to be " + verdict);
    }
    if (verdict.equals("prevented")) {
      take(change, dispute, 0);
    }
    end(change, dispute, verdict);
    return Expansion.plain(dispute);
  }

  /** An inquiry becomes a dispute, and the money goes. */
  ObjectNode escalate(Change change, String id) throws ApiRefusal {
    ObjectNode dispute = existing(change, id);
    String before = status(dispute);
    if (!ASKED.contains(before)) {
      throw ApiRefusal.state(null, null, "The dispute " + id + " is no open inquiry");
    }
    Instant due = change.now().plus(TIME_TO_ANSWER);
    dispute.put("status", "needs_response").put("is_charge_refundable", false);
    Json.inner(dispute, "evidence_details").put("due_by", due.getEpochSecond());
    Json.inner(Json.inner(dispute, "payment_method_details"), "card")
        .put("case_type", "chargeback");
    change.put(Kind.DISPUTE, dispute);
    events.emit(change, "charge.dispute.updated", dispute, Json.object().put("status", before));
    take(change, dispute, fees.disputeMinor());
    Timers.set(change, Timers.What.DISPUTE_IS_OVERDUE, id, due);
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

  /** Whether a bank has money of this charge and has not decided yet. */
  static boolean isHeld(Change change, String chargeId) {
    return change.all(Kind.DISPUTE).stream()
        .anyMatch(dispute ->
            chargeId.equals(Json.text(dispute, "charge")) && OPEN.contains(status(dispute)));
  }

  private void take(Change change, ObjectNode dispute, long fee) {
    move(change, dispute, -Json.number(dispute, "amount"), fee, "dispute");
    events.emit(change, "charge.dispute.funds_withdrawn", dispute);
  }

  private void end(Change change, ObjectNode dispute, String status) {
    String before = status(dispute);
    dispute.put("status", status);
    change.put(Kind.DISPUTE, dispute);
    events.emit(change, "charge.dispute.closed", dispute, Json.object().put("status", before));
    if (status.equals("won") && hasTaken(dispute)) {
      move(change, dispute, Json.number(dispute, "amount"), 0, "dispute_reversal");
      events.emit(change, "charge.dispute.funds_reinstated", dispute);
    }
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
    dispute.withArray("balance_transactions").add(Expansion.plain(transaction));
    change.put(Kind.DISPUTE, dispute);
    Charges.takenByABank(change, Json.text(dispute, "charge"), -amount);
  }

  static ObjectNode existing(Change change, String id) throws ApiRefusal {
    return change.find(Kind.DISPUTE, id).orElseThrow(() -> ApiRefusal.missing("dispute", id));
  }

  static String status(ObjectNode dispute) {
    return Json.text(dispute, "status");
  }

  private static boolean hasTaken(ObjectNode dispute) {
    return !dispute.path("balance_transactions").isEmpty();
  }
}
