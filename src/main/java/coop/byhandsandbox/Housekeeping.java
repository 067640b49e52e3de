package coop.byhandsandbox;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forgets once a day what the provider would not show any more: events after thirty days, answers
 * to idempotency keys when their time is over, links that lead nowhere.
 */
final class Housekeeping {
  private static final Duration EVERY = Duration.ofDays(1);

  private Housekeeping() {}

  static void begin(Change change) {
    Timers.setOnce(change, Timers.What.OLD_THINGS_GO, "", change.now());
  }

  static void clear(Change change) {
    long oldest = change.seconds() - Events.LISTED_FOR.toSeconds();
    List<ObjectNode> events =
        change.all(Kind.EVENT).stream().filter(e -> Json.number(e, "created") < oldest).toList();
    remove(change, Kind.EVENT, events);
    String first = ThinEvents.time(change.now().minus(Events.LISTED_FOR));
    List<ObjectNode> thin =
        change.all(Kind.THIN_EVENT).stream()
            .filter(event -> Json.text(event, "created").compareTo(first) < 0)
            .toList();
    remove(change, Kind.THIN_EVENT, thin);
    List<ObjectNode> keys =
        change.all(Kind.IDEMPOTENCY).stream()
            .filter(key -> Json.number(key, "until") <= change.seconds())
            .toList();
    remove(change, Kind.IDEMPOTENCY, keys);
    Timers.setOnly(change, Timers.What.OLD_THINGS_GO, "", change.now().plus(EVERY));
  }

  private static void remove(Change change, Kind kind, List<ObjectNode> documents) {
    documents.forEach(document -> change.remove(kind, Json.text(document, "id")));
  }
}
