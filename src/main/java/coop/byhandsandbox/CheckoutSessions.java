package coop.byhandsandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Invitations to pay: open until they are paid, expired by hand, or out of time. */
final class CheckoutSessions {
  static final String PAGE = "/c/pay/";

  private static final String CARD = "card";
  private static final String DEBIT = "sepa_debit";

  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Events events;
  private final PaymentIntents intents;
  private final String publicBase;

  CheckoutSessions(Events events, PaymentIntents intents, String publicBase) {
    this.events = events;
    this.intents = intents;
    this.publicBase = publicBase;
  }

  ObjectNode create(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    requireKnown(params);
    ObjectNode session = Json.shape("checkout-session");
    String id = change.newId("cs_test_");
    LineItems items = LineItems.read(change, params);
    session.put("id", id);
    session.put("amount_subtotal", items.total()).put("amount_total", items.total());
    session.put("currency", items.currency());
    session.put("client_reference_id", params.text("client_reference_id"));
    session.put("created", change.seconds());
    session.put("customer_email", params.text("customer_email"));
    session.put("locale", params.text("locale"));
    session.put("submit_type", params.text("submit_type"));
    session.set("metadata", params.metadata());
    session.put(
        "success_url", ReturnAddress.checked("success_url", params.required("success_url")));
    if (params.has("cancel_url")) {
      session.put("cancel_url", ReturnAddress.checked("cancel_url", params.required("cancel_url")));
    }
    setMeans(session, params);
    session.put("url", publicBase + PAGE + id);
    Instant expiresAt = expiry(change, params);
    session.put("expires_at", expiresAt.getEpochSecond());
    ObjectNode hidden = Json.inner(session, Expansion.HIDDEN);
    hidden.set("line_items", items.lines());
    hidden.set("payment_intent_data", intentData(params.group("payment_intent_data")));
    change.put(Kind.SESSION, session);
    Timers.set(change, Timers.What.SESSION_EXPIRES, id, expiresAt);
    return Expansion.shown(change, session, params);
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    return Expansion.shown(change, find(change, call.part("id")), call.params());
  }

  ObjectNode list(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(Listing.names("payment_intent", "status"));
    return Listing.answer(
        change,
        call,
        Kind.SESSION,
        Listing.matching(params, "payment_intent", "payment_intent")
            .and(Listing.matching(params, "status", "status")));
  }

  ObjectNode lineItems(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("limit", "starting_after", "ending_before", "expand");
    ObjectNode session = find(change, call.part("id"));
    List<ObjectNode> lines = new ArrayList<>();
    for (JsonNode line : session.path(Expansion.HIDDEN).path("line_items")) {
      lines.add((ObjectNode) line);
    }
    return Listing.page(change, call, lines);
  }

  ObjectNode expire(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    ObjectNode session = find(change, call.part("id"));
    if (!isOpen(session)) {
      throw ApiRefusal.state(
          null,
          null,
          "Only an open session can be expired; this one is " + Json.text(session, "status"));
    }
    expireNow(change, session);
    return Expansion.shown(change, session, call.params());
  }

  /** The clock has reached the end of a session; a paid one stays paid. */
  void expireByClock(Change change, String id) {
    change
        .find(Kind.SESSION, id)
        .filter(CheckoutSessions::isOpen)
        .ifPresent(session -> expireNow(change, session));
  }

  /** The buyer is through with the page; the money of a bank debit comes later, if it comes. */
  void complete(Change change, ObjectNode session, String email, boolean isPaid) {
    session.put("status", "complete");
    session.put("payment_status", isPaid ? "paid" : "unpaid");
    session.putNull("url");
    Json.inner(session, "customer_details")
        .putNull("address")
        .putNull("business_name")
        .put("email", email)
        .putNull("individual_name")
        .putNull("name")
        .putNull("phone")
        .put("tax_exempt", "none")
        .putNull("tax_ids");
    change.put(Kind.SESSION, session);
    events.emit(change, "checkout.session.completed", session);
  }

  /** The bank has answered a debit; an unpaid session stays complete and unpaid. */
  void settle(Change change, ObjectNode session, boolean isPaid) {
    session.put("payment_status", isPaid ? "paid" : "unpaid");
    change.put(Kind.SESSION, session);
    events.emit(
        change, "checkout.session.async_payment_" + (isPaid ? "succeeded" : "failed"), session);
  }

  /** After a restart the pages may be at another port: open sessions lead to the new one. */
  void moveToPublicBase(Change change) {
    for (ObjectNode session : change.all(Kind.SESSION)) {
      if (isOpen(session)) {
        ObjectNode moved = session.deepCopy();
        moved.put("url", publicBase + PAGE + Json.text(session, "id"));
        change.put(Kind.SESSION, moved);
      }
    }
  }

  static boolean isOpen(ObjectNode session) {
    return Json.text(session, "status").equals("open");
  }

  private void expireNow(Change change, ObjectNode session) {
    session.put("status", "expired");
    session.putNull("url");
    change.put(Kind.SESSION, session);
    Optional.ofNullable(Json.textOf(session, "payment_intent"))
        .flatMap(id -> change.find(Kind.INTENT, id))
        .ifPresent(intent -> intents.cancel(change, intent));
    events.emit(change, "checkout.session.expired", session);
  }

  private static ObjectNode find(Change change, String id) throws ApiRefusal {
    return change
        .find(Kind.SESSION, id)
        .orElseThrow(() -> ApiRefusal.missing("checkout session", id));
  }

  private static void requireKnown(Params params) throws ApiRefusal {
    params.only(
        "adaptive_pricing",
        "automatic_tax",
        "cancel_url",
        "client_reference_id",
        "customer_email",
        "expand",
        "expires_at",
        "line_items",
        "locale",
        "metadata",
        "mode",
        "payment_intent_data",
        "payment_method_types",
        "submit_type",
        "success_url",
        "ui_mode");
    params.required("mode");
    params.oneOf("mode", "payment");
    params.oneOf("ui_mode", "hosted_page");
    params.oneOf("submit_type", "auto", "book", "donate", "pay");
    for (String type : params.texts("payment_method_types")) {
      if (!type.equals(CARD) && !type.equals(DEBIT)) {
        throw ApiRefusal.parameter(
            "parameter_invalid_string",
            "payment_method_types",
            "The sandbox takes card and sepa_debit, not " + type);
      }
    }
    for (String option : List.of("automatic_tax", "adaptive_pricing")) {
      Params group = params.group(option);
      group.only("enabled");
      if (group.flag("enabled").orElse(false)) {
        throw ApiRefusal.parameter(
            "parameter_invalid_boolean",
            group.named("enabled"),
            "The sandbox cannot do " + option + "; it would be silently wrong");
      }
    }
  }

  /** Cards, and for euros also bank debits, unless the shop wants it otherwise. */
  private static void setMeans(ObjectNode session, Params params) throws ApiRefusal {
    List<String> asked = params.texts("payment_method_types");
    boolean isEuro = Json.text(session, "currency").equals("eur");
    if (asked.contains(DEBIT) && !isEuro) {
      throw ApiRefusal.parameter(
          "parameter_invalid_string", "payment_method_types", "Bank debits are made in euros only");
    }
    List<String> means = !asked.isEmpty() ? asked : isEuro ? List.of(CARD, DEBIT) : List.of(CARD);
    ArrayNode list = session.putArray("payment_method_types");
    means.forEach(list::add);
  }

  /** Whether a session can be paid with this. */
  static boolean takes(ObjectNode session, TestCard card) {
    String wanted = card.isDebit() ? DEBIT : CARD;
    return session
        .path("payment_method_types")
        .valueStream()
        .anyMatch(means -> means.stringValue().equals(wanted));
  }

  private static ObjectNode intentData(Params given) throws ApiRefusal {
    given.only("metadata", "transfer_group", "description", "receipt_email");
    ObjectNode data = Json.object();
    data.put("transfer_group", given.text("transfer_group"));
    data.put("description", given.text("description"));
    data.put("receipt_email", given.text("receipt_email"));
    data.set("metadata", given.metadata());
    return data;
  }

  private static Instant expiry(Change change, Params params) throws ApiRefusal {
    long now = change.seconds();
    long asked = params.number("expires_at").orElse(now + LONGEST.toSeconds());
    if (asked < now + SHORTEST.toSeconds() || asked > now + LONGEST.toSeconds()) {
      throw ApiRefusal.parameter(
          "parameter_invalid_integer",
          "expires_at",
          "expires_at must be between 30 minutes and 24 hours from now, which is " + now);
    }
    return Instant.ofEpochSecond(asked);
  }
}
