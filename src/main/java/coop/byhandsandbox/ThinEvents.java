package coop.byhandsandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of the second version of the API: what is delivered says only what happened to which
 * object; the rest is fetched.
 */
final class ThinEvents {
  private static final String OBJECT = "v2.core.event";

  private final Deliveries deliveries;

  ThinEvents(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  /** An event about an account; the data are shown only to those who fetch the event. */
  void emit(Change change, String type, @Nullable String account, ObjectNode data) {
    ObjectNode event = Json.object();
    event.put("id", change.newId("evt_test_"));
    event.put("object", OBJECT);
    event.putNull("context");
    event.put("created", time(change.now()));
    if (!data.isEmpty()) {
      event.set("data", data);
    }
    event.put("livemode", false);
    String request = change.origin().requestId();
    if (request == null) {
      event.putNull("reason");
    } else {
      ObjectNode reason = event.putObject("reason").put("type", "request");
      reason
          .putObject("request")
          .put("id", request)
          .put("idempotency_key", change.origin().idempotencyKey());
    }
    if (account != null) {
      event
          .putObject("related_object")
          .put("id", account)
          .put("type", "v2.core.account")
          .put("url", "/v2/core/accounts/" + account);
    }
    event.put("type", type);
    change.put(Kind.THIN_EVENT, event);
    deliveries.send(change, event);
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only();
    return call.find(change, Kind.THIN_EVENT, "event");
  }

  static boolean isThin(ObjectNode event) {
    return OBJECT.equals(Json.textOf(event, "object"));
  }

  /** An event as its endpoint gets it. */
  static ObjectNode asDelivered(ObjectNode event) {
    if (isThin(event)) {
      event.remove("data");
    }
    return event;
  }

  /** An instant as the second version of the API writes it. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
