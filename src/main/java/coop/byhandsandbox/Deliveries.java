package coop.byhandsandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events on their way to the endpoints. A delivery is written in the same change as its event, so
 * an event is never lost between the two, and disappears when the endpoint has accepted it.
 */
final class Deliveries {
  /** How long after a failed attempt the next one comes, in seconds; the last one repeats. */
  private static final List<Long> BACK_OFF = List.of(1L, 2L, 5L, 15L, 60L, 300L, 900L, 3600L);

  private static final Duration TRIED_FOR = Duration.ofDays(3);

  /** A due time that no clock reaches: held back, or given up. */
  private static final long NEVER = Long.MAX_VALUE / 2;

  private final Faults faults;
  private final List<WebhookEndpoint> endpoints = new CopyOnWriteArrayList<>();

  /** Events of this run that happened before anybody could be told; guarded by the change. */
  private final List<String> unheard = new ArrayList<>();

  Deliveries(Faults faults) {
    this.faults = faults;
  }

  /** Adds an endpoint and answers its number. */
  synchronized int add(WebhookEndpoint endpoint) {
    endpoints.add(endpoint);
    return endpoints.size() - 1;
  }

  WebhookEndpoint endpoint(int number) {
    return endpoints.get(number);
  }

  /** Puts an event on its way to all who want it; answers how many have yet to get it. */
  int send(Change change, ObjectNode event) {
    String type = Json.text(event, "type");
    WebhookEndpoint.Listens kind = kindOf(event);
    if (endpoints.stream().noneMatch(endpoint -> endpoint.listens() == kind)) {
      unheard.add(Json.text(event, "id"));
    }
    int wanting = 0;
    for (int number = 0; number < endpoints.size(); number++) {
      if (endpoints.get(number).wants(kind, type)) {
        wanting++;
        sendTo(change, number, Json.text(event, "id"), faults.take(type));
      }
    }
    return wanting;
  }

  /**
   * Tells the first endpoint of its kind what it missed: a shop starts after its sandbox, and what
   * became due while both were down must not be lost in between.
   */
  void catchUp(Change change, int number) {
    WebhookEndpoint endpoint = endpoints.get(number);
    for (String id : unheard) {
      find(change, id)
          .filter(event -> endpoint.wants(kindOf(event), Json.text(event, "type")))
          .ifPresent(event -> {
            put(change, delivery(change, number, id), 0);
            await(change, event, 1);
          });
    }
    unheard.removeIf(
        id -> find(change, id).filter(event -> kindOf(event) != endpoint.listens()).isEmpty());
  }

  /** An event of whichever kind. */
  static Optional<ObjectNode> find(Change change, String id) {
    return change.find(Kind.EVENT, id).or(() -> change.find(Kind.THIN_EVENT, id));
  }

  private static WebhookEndpoint.Listens kindOf(ObjectNode event) {
    if (ThinEvents.isThin(event)) {
      return WebhookEndpoint.Listens.TO_THIN_EVENTS;
    }
    return event.has("account")
        ? WebhookEndpoint.Listens.TO_THE_ACCOUNTS
        : WebhookEndpoint.Listens.TO_THE_PLATFORM;
  }

  /** Notes how many endpoints have yet to get an event; a thin event does not say so. */
  private static void await(Change change, ObjectNode event, int wanting) {
    if (!ThinEvents.isThin(event)) {
      change.put(Kind.EVENT, event.put("pending_webhooks", wanting));
    }
  }

  /** Sends a known event once more to all endpoints. */
  void resend(Change change, ObjectNode event) {
    String type = Json.text(event, "type");
    int wanting = 0;
    for (int number = 0; number < endpoints.size(); number++) {
      if (endpoints.get(number).wants(kindOf(event), type)) {
        wanting++;
        put(change, delivery(change, number, Json.text(event, "id")), 0);
      }
    }
    await(change, event, wanting);
  }

  /** The endpoint has accepted the event. */
  void arrived(Change change, ObjectNode delivery) {
    String id = Json.text(delivery, "id");
    if (change.find(Kind.DELIVERY, id).isEmpty()) {
      return;
    }
    change.remove(Kind.DELIVERY, id);
    if (Json.flag(delivery, "copy")) {
      return;
    }
    change
        .find(Kind.EVENT, Json.text(delivery, "event"))
        .ifPresent(event -> {
          event.put("pending_webhooks", Math.max(0, Json.number(event, "pending_webhooks") - 1));
          change.put(Kind.EVENT, event);
        });
  }

  /** The endpoint has not accepted the event: it comes again, later and later, for three days. */
  void failed(Change change, ObjectNode delivery) {
    if (change.find(Kind.DELIVERY, Json.text(delivery, "id")).isEmpty()) {
      return;
    }
    int attempts = (int) Json.number(delivery, "attempts") + 1;
    delivery.put("attempts", attempts);
    long now = change.now().toEpochMilli();
    boolean isTooLate = now - Json.number(delivery, "first") > TRIED_FOR.toMillis();
    long wait = BACK_OFF.get(Math.min(attempts, BACK_OFF.size()) - 1);
    delivery.put("due", isTooLate ? NEVER : now + Duration.ofSeconds(wait).toMillis());
    change.put(Kind.DELIVERY, delivery);
  }

  /** What the restart interrupted: deliveries held back for another order go out now. */
  void releaseHeld(Change change) {
    release(change, change.all(Kind.DELIVERY).stream().filter(Deliveries::isHeld).toList());
  }

  private void sendTo(
      Change change, int number, String event, Optional<Faults.WebhookSwitch> fault) {
    ObjectNode delivery = delivery(change, number, event);
    if (fault.isEmpty()) {
      put(change, delivery, 0);
      return;
    }
    Faults.WebhookSwitch found = fault.get();
    switch (found.fault()) {
      case DROP -> {
        // The event stays pending: only a look at the list of events will find it.
      }
      case DELAY -> put(change, delivery, found.seconds());
      case DUPLICATE -> {
        put(change, delivery, 0);
        for (int copy = 0; copy < found.copies(); copy++) {
          put(change, delivery(change, number, event).put("copy", true), 0);
        }
      }
      case AT_ONCE -> put(change, delivery.put("at_once", found.copies() + 1), 0);
      case REORDER -> {
        change.put(Kind.DELIVERY, delivery.put("held", true).put("due", NEVER));
        if (found.times() == 1) {
          releaseHeld(change);
        }
      }
      case WRONG_SECRET,
          OLD_TIMESTAMP,
          FUTURE_TIMESTAMP,
          CHANGED_BODY,
          TWO_SIGNATURES,
          OTHER_API_VERSION ->
          put(change, delivery.put("mark", found.fault().name()), 0);
    }
  }

  /** Lets held deliveries go in the reverse of the order they were made in. */
  private static void release(Change change, List<ObjectNode> held) {
    for (ObjectNode delivery : held.reversed()) {
      ObjectNode released = delivery.deepCopy();
      released.put("held", false).put("order", change.newNumber());
      put(change, released, 0);
    }
  }

  private static boolean isHeld(ObjectNode delivery) {
    return Json.flag(delivery, "held");
  }

  private static ObjectNode delivery(Change change, int number, String event) {
    return Json.object()
        .put("id", change.newId("delivery_"))
        .put("order", change.newNumber())
        .put("event", event)
        .put("endpoint", number)
        .put("attempts", 0)
        .put("first", change.now().toEpochMilli());
  }

  private static void put(Change change, ObjectNode delivery, long secondsLater) {
    delivery.put("due", change.now().plusSeconds(secondsLater).toEpochMilli());
    change.put(Kind.DELIVERY, delivery);
  }

  /** What is under way, for the control address. */
  static ObjectNode asJson(Change change) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("deliveries");
    for (ObjectNode delivery : change.all(Kind.DELIVERY)) {
      String event = Json.text(delivery, "event");
      String type = find(change, event).map(found -> Json.text(found, "type")).orElse("forgotten");
      long due = Json.number(delivery, "due");
      String state = due < NEVER ? "waiting" : isHeld(delivery) ? "held" : "given up";
      list.addObject()
          .put("event", event)
          .put("type", type.toLowerCase(Locale.ROOT))
          .put("attempts", Json.number(delivery, "attempts"))
          .put("state", state);
    }
    return answer;
  }
}
