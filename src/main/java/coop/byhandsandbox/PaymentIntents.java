package coop.byhandsandbox;

import tools.jackson.databind.node.ObjectNode;

/** What a buyer means to pay: one for each paid session, over all attempts with all cards. */
final class PaymentIntents {
  private final Events events;

  PaymentIntents(Events events) {
    this.events = events;
  }

  ObjectNode create(Change change, ObjectNode session) {
    ObjectNode given = Json.inner(Json.inner(session, Expansion.HIDDEN), "payment_intent_data");
    ObjectNode intent = Json.shape("payment-intent");
    String id = change.newId("pi_");
    intent.put("id", id);
    intent.put("amount", Json.number(session, "amount_total"));
    intent.put("client_secret", change.newId(id + "_secret_"));
    intent.put("created", change.seconds());
    intent.put("currency", Json.text(session, "currency"));
    intent.put("transfer_group", Json.textOf(given, "transfer_group"));
    intent.put("description", Json.textOf(given, "description"));
    intent.put("receipt_email", Json.textOf(given, "receipt_email"));
    intent.set("payment_method_types", session.path("payment_method_types").deepCopy());
    intent.set("metadata", Json.inner(given, "metadata").deepCopy());
    change.put(Kind.INTENT, intent);
    events.emit(change, "payment_intent.created", intent);
    return intent;
  }

  void succeed(Change change, ObjectNode intent, ObjectNode charge) {
    intent.put("status", "succeeded");
    intent.put("amount_received", Json.number(intent, "amount"));
    intent.put("latest_charge", Json.text(charge, "id"));
    intent.putNull("last_payment_error").putNull("next_action");
    change.put(Kind.INTENT, intent);
    events.emit(change, "payment_intent.succeeded", intent);
  }

  /** A bank debit is under way. */
  void process(Change change, ObjectNode intent, ObjectNode charge) {
    intent.put("status", "processing");
    intent.put("latest_charge", Json.text(charge, "id"));
    intent.putNull("last_payment_error").putNull("next_action");
    change.put(Kind.INTENT, intent);
    events.emit(change, "payment_intent.processing", intent);
  }

  void decline(Change change, ObjectNode intent, ObjectNode charge, TestCard card) {
    String chargeId = Json.text(charge, "id");
    intent.put("latest_charge", chargeId);
    Json.inner(intent, "last_payment_error")
        .put("charge", chargeId)
        .put("code", card.errorCode())
        .put("decline_code", card.declineCode())
        .put("message", "The test bank said no.")
        .put("type", "card_error");
    backToTheCard(change, intent);
  }

  void challenge(Change change, ObjectNode intent, String challengeUrl) {
    intent.put("status", "requires_action");
    intent.putNull("last_payment_error");
    Json.inner(intent, "next_action")
        .put("type", "redirect_to_url")
        .putObject("redirect_to_url")
        .putNull("return_url")
        .put("url", challengeUrl);
    change.put(Kind.INTENT, intent);
    events.emit(change, "payment_intent.requires_action", intent);
  }

  void challengeFailed(Change change, ObjectNode intent) {
    Json.inner(intent, "last_payment_error")
        .put("code", "payment_intent_authentication_failure")
        .put("message", "The buyer did not confirm the payment with the test bank.")
        .put("type", "invalid_request_error");
    backToTheCard(change, intent);
  }

  void cancel(Change change, ObjectNode intent) {
    intent.put("status", "canceled");
    intent.put("canceled_at", change.seconds());
    intent.put("cancellation_reason", "expired");
    intent.putNull("next_action");
    change.put(Kind.INTENT, intent);
    events.emit(change, "payment_intent.canceled", intent);
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    String id = call.part("id");
    ObjectNode found =
        change.find(Kind.INTENT, id).orElseThrow(() -> ApiRefusal.missing("payment intent", id));
    return Expansion.shown(change, found, call.params());
  }

  ObjectNode list(Change change, ApiCall call) throws ApiRefusal {
    call.params().only(Listing.CURSOR);
    return Listing.answer(change, call, Kind.INTENT, intent -> true);
  }

  private void backToTheCard(Change change, ObjectNode intent) {
    intent.put("status", "requires_payment_method");
    intent.putNull("next_action").putNull("payment_method");
    change.put(Kind.INTENT, intent);
    events.emit(change, "payment_intent.payment_failed", intent);
  }
}
