package coop.byhandsandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back over the wire; a dropped reply closes the connection without a word. */
record Reply(int status, Map<String, String> headers, String body, boolean dropped) {

  static Reply json(int status, JsonNode body) {
    return jsonText(status, Json.text(body));
  }

  static Reply jsonText(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "application/json"), body, false);
  }

  static Reply html(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "text/html; charset=utf-8"), body, false);
  }

  static Reply seeOther(String address) {
    return new Reply(303, Map.of("Location", address), "", false);
  }

  static Reply nothing() {
    return new Reply(0, Map.of(), "", true);
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, dropped);
  }
}
