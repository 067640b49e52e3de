package coop.byhandsandbox;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shapes an answer: takes out what only the sandbox needs, puts whole objects where ids stand for
 * every {@code expand} path, and leaves line items and refunds out unless they are asked for.
 */
final class Expansion {
  /** The field of a stored document that holds what the provider would not show. */
  static final String HIDDEN = "x_sandbox";

  private static final int DEEPEST = 4;

  private Expansion() {}

  /** An object as the API shows it. */
  static ObjectNode shown(Change change, ObjectNode stored, Params params) throws ApiRefusal {
    ObjectNode answer = stored.deepCopy();
    apply(change, answer, params.texts("expand"));
    return answer;
  }

  static void apply(Change change, ObjectNode answer, List<String> paths) throws ApiRefusal {
    for (String path : paths) {
      List<String> steps = List.of(path.split("\\.", -1));
      if (steps.size() > DEEPEST || !expand(change, answer, steps)) {
        throw ApiRefusal.parameter("parameter_invalid_string", "expand", "Cannot expand " + path);
      }
    }
    hide(answer);
  }

  /** An object as an event carries it: nothing expanded. */
  static ObjectNode plain(ObjectNode stored) {
    ObjectNode copy = stored.deepCopy();
    hide(copy);
    return copy;
  }

  private static boolean expand(Change change, ObjectNode place, List<String> steps) {
    String step = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    if (step.equals("refunds") && "charge".equals(Json.textOf(place, "object"))) {
      place.set("refunds", refundsOf(change, place));
    } else if (step.equals("line_items") && place.path(HIDDEN).has("line_items")) {
      place.set("line_items", lineItemsOf(place));
    }
    JsonNode value = place.get(step);
    if (value == null) {
      return false;
    }
    if (value.isString()) {
      Optional<ObjectNode> found =
          kindOf(value.stringValue()).flatMap(kind -> change.find(kind, value.stringValue()));
      if (found.isEmpty()) {
        return false;
      }
      place.set(step, found.get());
      return rest.isEmpty() || expand(change, found.get(), rest);
    }
    if (value instanceof ObjectNode object) {
      return rest.isEmpty() || expand(change, object, rest);
    }
    if (value instanceof ArrayNode elements) {
      return rest.isEmpty() || expandAll(change, elements, rest);
    }
    return value.isNull();
  }

  private static boolean expandAll(Change change, ArrayNode elements, List<String> rest) {
    boolean possible = true;
    for (JsonNode element : elements) {
      possible &= element instanceof ObjectNode object && expand(change, object, rest);
    }
    return possible;
  }

  private static Optional<Kind> kindOf(String id) {
    int underscore = id.indexOf('_');
    return switch (underscore < 0 ? "" : id.substring(0, underscore)) {
      case "cs" -> Optional.of(Kind.SESSION);
      case "pi" -> Optional.of(Kind.INTENT);
      case "ch", "py" -> Optional.of(Kind.CHARGE);
      case "txn" -> Optional.of(Kind.BALANCE_TRANSACTION);
      case "re", "pyr" -> Optional.of(Kind.REFUND);
      case "tr" -> Optional.of(Kind.TRANSFER);
      case "trr" -> Optional.of(Kind.TRANSFER_REVERSAL);
      case "po" -> Optional.of(Kind.PAYOUT);
      case "dp" -> Optional.of(Kind.DISPUTE);
      default -> Optional.empty();
    };
  }

  private static ObjectNode refundsOf(Change change, ObjectNode charge) {
    String id = Json.text(charge, "id");
    ObjectNode list = listAt("/v1/charges/" + id + "/refunds");
    ArrayNode data = list.putArray("data");
    change.all(Kind.REFUND).reversed().stream()
        .filter(refund -> id.equals(Json.textOf(refund, "charge")))
        .forEach(refund -> data.add(refund.deepCopy()));
    return list;
  }

  private static ObjectNode lineItemsOf(ObjectNode session) {
    ObjectNode list = listAt("/v1/checkout/sessions/" + Json.text(session, "id") + "/line_items");
    list.set("data", session.path(HIDDEN).path("line_items").deepCopy());
    return list;
  }

  private static ObjectNode listAt(String address) {
    return Json.object().put("object", "list").put("has_more", false).put("url", address);
  }

  private static void hide(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(HIDDEN);
      object.properties().forEach(entry -> hide(entry.getValue()));
    } else if (node instanceof ArrayNode array) {
      array.forEach(Expansion::hide);
    }
  }
}
