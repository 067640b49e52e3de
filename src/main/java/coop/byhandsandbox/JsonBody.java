package coop.byhandsandbox;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a JSON body into the tree that {@link Params} reads: lists become groups with the names
 * "0", "1", …, as in a form; what is null is absent; all other values keep their type.
 */
final class JsonBody {
  private static final int DEEPEST = 12;

  private JsonBody() {}

  static ObjectNode parse(String body) throws MalformedFormException {
    if (body.isBlank()) {
      return Json.object();
    }
    JsonNode read;
    try {
      read = Json.parse(body);
    } catch (JacksonException e) {
      throw new MalformedFormException("The body is not JSON");
    }
    if (!(read instanceof ObjectNode object)) {
      throw new MalformedFormException("The body must be a JSON object");
    }
    return copy(object, 0);
  }

  private static ObjectNode copy(ObjectNode object, int depth) throws MalformedFormException {
    ObjectNode copy = Json.object();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
        throw new MalformedFormException("A number is no name of a field: " + name);
      }
      put(copy, name, field.getValue(), depth);
    }
    return copy;
  }

  private static void put(ObjectNode place, String name, JsonNode value, int depth)
      throws MalformedFormException {
    if (depth == DEEPEST) {
      throw new MalformedFormException("The body is nested deeper than " + DEEPEST + " levels");
    }
    if (value instanceof ObjectNode object) {
      place.set(name, copy(object, depth + 1));
    } else if (value instanceof ArrayNode list) {
      ObjectNode group = place.putObject(name);
      for (JsonNode element : list) {
        put(group, Integer.toString(group.size()), element, depth + 1);
      }
    } else if (!value.isNull()) {
      place.set(name, value);
    }
  }
}
