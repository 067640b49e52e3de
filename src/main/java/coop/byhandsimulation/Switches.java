package coop.byhandsimulation;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The fault switches of the payment sandbox. A switch that waits is no fault yet: it is counted
 * when a request, a message or a movement of money has met it.
 */
final class Switches {

  /** How many uses each still had when it was last read, by where it is and its name. */
  private final Map<String, Integer> waiting = new HashMap<>();

  private final Map<String, Fault> faults = new HashMap<>();

  /**
   * Sets a switch.
   *
   * @param on what it is for: webhook, api or money
   * @param more further words for the sandbox, each after an ampersand
   */
  void set(Play play, Fault fault, String on, String name, int times, String more) {
    count(play);
    faults.put(on + " " + name, fault);
    play.tell("sets " + on + " " + name + " for " + times + more);
    JsonNode now =
        play.house()
            .demand("/sandbox/faults", "on=" + on + "&fault=" + name + "&times=" + times + more);
    waiting.clear();
    waiting.putAll(read(now));
  }

  /** Counts what has been met since the last look. */
  void count(Play play) {
    Map<String, Integer> now = read(play.house().switches());
    waiting.forEach((name, before) -> {
      int met = before - now.getOrDefault(name, 0);
      Fault fault = faults.get(name);
      if (met > 0 && fault != null) {
        play.note(fault, met, name + " was met " + met + " times");
      }
    });
    waiting.clear();
    waiting.putAll(now);
  }

  /** Counts what was met, and takes away what was not. */
  void clear(Play play) {
    count(play);
    play.house().demand("/sandbox/faults/clear", "");
    waiting.clear();
  }

  private static Map<String, Integer> read(JsonNode switches) {
    Map<String, Integer> uses = new HashMap<>();
    switches
        .properties()
        .forEach(kind ->
            kind.getValue()
                .forEach(one ->
                    uses.merge(
                        kind.getKey() + " " + one.path("fault").asString(""),
                        one.path("times").intValue(),
                        Integer::sum)));
    return uses;
  }
}
