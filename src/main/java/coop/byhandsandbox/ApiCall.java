package coop.byhandsandbox;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to an endpoint of the API: what stood in the path, the parameters, and for whom it was
 * made: the id of a connected account, or an empty text for the platform itself.
 */
record ApiCall(String path, Map<String, String> parts, Params params, String account) {

  /** The document that the path names, if it belongs to whom the request is made for. */
  ObjectNode find(Change change, Kind kind, String part, String what) throws ApiRefusal {
    String id = part(part);
    return change
        .find(kind, id)
        .filter(found -> Owner.of(found).equals(account))
        .orElseThrow(() -> ApiRefusal.missing(what, id));
  }

  ObjectNode find(Change change, Kind kind, String what) throws ApiRefusal {
    return find(change, kind, "id", what);
  }

  String part(String name) {
    String value = parts.get(name);
    if (value == null) {
      throw new IllegalStateException("The route has no part " + name);
    }
    return value;
  }
}
