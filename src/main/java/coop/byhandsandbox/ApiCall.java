package coop.byhandsandbox;

import java.util.Map;

/** A request to an endpoint of the API: what stood in the path, and the parameters. */
record ApiCall(String path, Map<String, String> parts, Params params) {

  String part(String name) {
    String value = parts.get(name);
    if (value == null) {
      throw new IllegalStateException("The route has no part " + name);
    }
    return value;
  }
}
