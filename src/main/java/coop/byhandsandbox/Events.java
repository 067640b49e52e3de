package coop.byhandsandbox;

import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The provider's events: kept, listed, and handed over for delivery. */
final class Events {
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
    change.put(Kind.EVENT, event);
  }

  ObjectNode list(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(Listing.names("type", "types", "delivery_success"));
    List<String> types = params.texts("types");
    var delivered = params.flag("delivery_success");
    Predicate<ObjectNode> wanted = Listing.matching(params, "type", "type");
    return Listing.answer(
        change,
        call,
        Kind.EVENT,
        wanted
            .and(event -> types.isEmpty() || types.contains(Json.text(event, "type")))
            .and(event -> delivered.isEmpty() || delivered.get() == isDelivered(event)));
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    return call.find(change, Kind.EVENT, "event");
  }

  private static boolean isDelivered(ObjectNode event) {
    return Json.number(event, "pending_webhooks") == 0;
  }
}
