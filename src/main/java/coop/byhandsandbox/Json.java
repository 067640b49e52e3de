package coop.byhandsandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading and writing JSON trees, and the empty forms of the provider's objects. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Map<String, ObjectNode> SHAPES = new ConcurrentHashMap<>();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** A fresh copy of the empty form of an object, every field present, from the shapes folder. */
  static ObjectNode shape(String name) {
    return SHAPES.computeIfAbsent(name, Json::readShape).deepCopy();
  }

  static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  static byte[] bytes(JsonNode node) {
    return text(node).getBytes(StandardCharsets.UTF_8);
  }

  static String text(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** The text of a field, or null when it is absent, null or not a text. */
  static @Nullable String textOf(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value != null && value.isString() ? value.stringValue() : null;
  }

  /** The text of a field that the sandbox itself has written and that must be there. */
  static String text(JsonNode node, String field) {
    String value = textOf(node, field);
    if (value == null) {
      throw new IllegalStateException("The field " + field + " is missing in " + node);
    }
    return value;
  }

  static long number(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value != null && value.isNumber() ? value.longValue() : 0;
  }

  static boolean flag(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value != null && value.isBoolean() && value.booleanValue();
  }

  /** The inner object of a field, made if it is not there. */
  static ObjectNode inner(ObjectNode node, String field) {
    return node.get(field) instanceof ObjectNode found ? found : node.putObject(field);
  }

  private static ObjectNode readShape(String name) {
    try (InputStream in = Json.class.getResourceAsStream("shapes/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("No shape of the name " + name);
      }
      return (ObjectNode) MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
