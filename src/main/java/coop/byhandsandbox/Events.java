package coop.byhandsandbox;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The provider's events: kept, listed, and handed over for delivery. */
final class Events {
  /** As long as the provider lists them. */
  static final Duration LISTED_FOR = Duration.ofDays(30);

  private static final int LONGEST_STRANGE = 4_000_000;

  private final Deliveries deliveries;

  Events(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  void emit(Change change, String type, ObjectNode object) {
    emit(change, type, object, Json.object());
  }

  /** Records that something happened, with the object as it is now and what it was before. */
  void emit(Change change, String type, ObjectNode object, ObjectNode previous) {
    ObjectNode event = Json.shape("event");
    event.put("id", change.newId("evt_"));
    event.put("api_version", StripeSandbox.API_VERSION);
    event.put("created", change.seconds());
    event.put("type", type);
    String owner = Owner.of(object);
    if (!owner.equals(Owner.PLATFORM)) {
      event.put("account", owner);
    }
    Json.inner(event, "data").set("object", Expansion.plain(object));
    if (!previous.isEmpty()) {
      Json.inner(event, "data").set("previous_attributes", previous);
    }
    Json.inner(event, "request")
        .put("id", change.origin().requestId())
        .put("idempotency_key", change.origin().idempotencyKey());
    event.put("pending_webhooks", deliveries.send(change, event));
    change.put(Kind.EVENT, packed(event));
  }

  /**
   * Sends an event that no shop can know: of any type, of any version of the API or of none, and
   * with as many characters in it as wanted.
   */
  ObjectNode emitStrange(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only("type", "api_version", "characters");
    int characters = (int) Math.min(params.number("characters").orElse(0), LONGEST_STRANGE);
    String version = params.text("api_version");
    ObjectNode object = Json.object().put("id", change.newId("strange_")).put("object", "strange");
    object.putNull("status").put("filling", "x".repeat(Math.max(0, characters)));
    ObjectNode event = Json.shape("event");
    event.put("id", change.newId("evt_"));
    event.put("api_version", version == null ? StripeSandbox.API_VERSION : version);
    if ("none".equals(version)) {
      event.putNull("api_version");
    }
    event.put("created", change.seconds());
    event.put("type", params.required("type"));
    event.putNull("request");
    Json.inner(event, "data").set("object", object);
    event.put("pending_webhooks", deliveries.send(change, event));
    change.put(Kind.EVENT, packed(event.deepCopy()));
    return event;
  }

  /** An event as it is kept: what it carries is one text, which takes a fifth of the memory. */
  private static ObjectNode packed(ObjectNode event) {
    event.put("data", Json.text(event.path("data")));
    return event;
  }

  /** An event as it is shown and sent. */
  static ObjectNode whole(ObjectNode event) {
    String data = Json.textOf(event, "data");
    if (data != null) {
      event.set("data", Json.parse(data));
    }
    return event;
  }

  ObjectNode list(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(Listing.names("type", "types", "delivery_success"));
    List<String> types = params.texts("types");
    var delivered = params.flag("delivery_success");
    Predicate<ObjectNode> wanted = Listing.matching(params, "type", "type");
    long oldest = change.seconds() - LISTED_FOR.toSeconds();
    ObjectNode list =
        Listing.answer(
            change,
            call,
            Kind.EVENT,
            wanted
                .and(event -> Json.number(event, "created") >= oldest)
                .and(event -> types.isEmpty() || types.contains(Json.text(event, "type")))
                .and(event -> delivered.isEmpty() || delivered.get() == isDelivered(event)));
    list.path("data").forEach(event -> whole((ObjectNode) event));
    return list;
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    ObjectNode event = call.find(change, Kind.EVENT, "event");
    if (Json.number(event, "created") < change.seconds() - LISTED_FOR.toSeconds()) {
      throw ApiRefusal.missing("event", call.part("id"));
    }
    return whole(event);
  }

  private static boolean isDelivered(ObjectNode event) {
    return Json.number(event, "pending_webhooks") == 0;
  }
}
