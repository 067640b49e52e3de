package coop.byhandsandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads {@code a[b][0][c]=v} into a tree of objects; numbered and empty brackets become the fields
 * "0", "1", … in the order they come. All leaves are texts.
 */
final class FormBody {
  private static final int MOST_FIELDS = 1_000;
  private static final int DEEPEST = 6;

  private FormBody() {}

  static ObjectNode parse(String encoded) throws MalformedFormException {
    ObjectNode tree = Json.object();
    if (encoded.isEmpty()) {
      return tree;
    }
    int fields = 0;
    for (String pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      fields++;
      if (fields > MOST_FIELDS) {
        throw new MalformedFormException("More than " + MOST_FIELDS + " fields in one request");
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      put(tree, steps(name), value);
    }
    return tree;
  }

  /** The tree in an order that does not depend on how the fields were sent. */
  static String canonical(ObjectNode tree) {
    TreeMap<String, String> leaves = new TreeMap<>();
    collect("", tree, leaves);
    StringBuilder text = new StringBuilder();
    leaves.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(e -> collect(path + '/' + e.getKey(), e.getValue(), leaves));
    } else {
      leaves.put(path, node.isString() ? node.stringValue() : node.toString());
    }
  }

  private static String decode(String text) throws MalformedFormException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedFormException("Not a percent-encoded text: " + text);
    }
  }

  private static List<String> steps(String name) throws MalformedFormException {
    int bracket = name.indexOf('[');
    List<String> steps = new ArrayList<>();
    steps.add(bracket < 0 ? name : name.substring(0, bracket));
    int at = bracket < 0 ? name.length() : bracket;
    while (at < name.length()) {
      int end = name.indexOf(']', at);
      if (name.charAt(at) != '[' || end < 0) {
        throw new MalformedFormException("Brackets do not match in the field name " + name);
      }
      steps.add(name.substring(at + 1, end));
      at = end + 1;
    }
    if (steps.getFirst().isEmpty() || steps.size() > DEEPEST) {
      throw new MalformedFormException("Not a field name: " + name);
    }
    return steps;
  }

  private static void put(ObjectNode tree, List<String> steps, String value)
      throws MalformedFormException {
    ObjectNode place = tree;
    for (int i = 0; i < steps.size() - 1; i++) {
      String step = named(place, steps.get(i));
      JsonNode next = place.get(step);
      if (next == null) {
        place = place.putObject(step);
      } else if (next instanceof ObjectNode object) {
        place = object;
      } else {
        throw new MalformedFormException("The field " + step + " is both a text and a group");
      }
    }
    String last = named(place, steps.getLast());
    if (place.has(last)) {
      throw new MalformedFormException("The field " + last + " is given twice");
    }
    place.put(last, value);
  }

  private static String named(ObjectNode place, String step) {
    return step.isEmpty() ? Integer.toString(place.size()) : step;
  }
}
