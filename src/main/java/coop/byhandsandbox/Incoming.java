package coop.byhandsandbox;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire; header names are compared without regard to case. */
record Incoming(
    String method, String path, String query, Map<String, String> headers, String body) {

  Incoming {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = sorted;
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }
}
