package coop.byhandsandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers list requests: newest first, cut by cursor and limit, filtered by creation time. */
final class Listing {
  static final String[] CURSOR = {"limit", "starting_after", "ending_before", "expand", "created"};
  private static final int USUAL_LIMIT = 10;
  private static final int HIGHEST_LIMIT = 100;

  private Listing() {}

  /** The names of the cursor's parameters and of the list's own ones. */
  static String[] names(String... own) {
    List<String> names = new ArrayList<>(List.of(CURSOR));
    names.addAll(List.of(own));
    return names.toArray(String[]::new);
  }

  static ObjectNode answer(Change change, ApiCall call, Kind kind, Predicate<ObjectNode> wanted)
      throws ApiRefusal {
    Params params = call.params();
    Predicate<ObjectNode> inTime = createdWithin(params);
    Stream<ObjectNode> newestFirst =
        change
            .newestFirst(kind)
            .filter(document -> Owner.of(document).equals(call.account()))
            .filter(wanted.and(inTime));
    if (!params.has("starting_after") && !params.has("ending_before")) {
      // The first page, which is what is asked for most, needs no more than itself.
      newestFirst = newestFirst.limit(limit(params) + 1L);
    }
    return page(change, call, newestFirst.toList());
  }

  /** A page of the given objects, in the order given. */
  static ObjectNode page(Change change, ApiCall call, List<ObjectNode> objects) throws ApiRefusal {
    Params params = call.params();
    int limit = limit(params);
    int from = 0;
    int to = objects.size();
    String after = params.text("starting_after");
    String before = params.text("ending_before");
    boolean more;
    if (before != null) {
      to = indexOf(objects, before, "ending_before");
      from = Math.max(0, to - limit);
      more = from > 0;
    } else {
      from = after == null ? 0 : indexOf(objects, after, "starting_after") + 1;
      more = to - from > limit;
      to = Math.min(to, from + limit);
    }
    ObjectNode list = Json.object();
    list.put("object", "list");
    list.put("url", call.path());
    list.put("has_more", more);
    ArrayNode data = list.putArray("data");
    for (ObjectNode object : objects.subList(from, to)) {
      data.add(object.deepCopy());
    }
    Expansion.apply(change, list, params.texts("expand"));
    return list;
  }

  private static int limit(Params params) throws ApiRefusal {
    long limit = params.number("limit").orElse(USUAL_LIMIT);
    if (limit < 1 || limit > HIGHEST_LIMIT) {
      throw ApiRefusal.parameter(
          "parameter_invalid_integer", "limit", "limit must be between 1 and " + HIGHEST_LIMIT);
    }
    return (int) limit;
  }

  /** Wants objects whose field holds the parameter's text, if the parameter is given. */
  static Predicate<ObjectNode> matching(Params params, String param, String field)
      throws ApiRefusal {
    String wanted = params.text(param);
    return object -> wanted == null || wanted.equals(Json.textOf(object, field));
  }

  private static Predicate<ObjectNode> createdWithin(Params params) throws ApiRefusal {
    if (!params.has("created")) {
      return object -> true;
    }
    if (params.tree().path("created").isString()) {
      OptionalLong exactly = params.number("created");
      return object -> Json.number(object, "created") == exactly.orElse(0);
    }
    Params range = params.group("created");
    range.only("gt", "gte", "lt", "lte");
    long first =
        Math.max(
            range.number("gte").orElse(Long.MIN_VALUE),
            range.number("gt").stream().map(gt -> gt + 1).findFirst().orElse(Long.MIN_VALUE));
    long last =
        Math.min(
            range.number("lte").orElse(Long.MAX_VALUE),
            range.number("lt").stream().map(lt -> lt - 1).findFirst().orElse(Long.MAX_VALUE));
    return object -> {
      long created = Json.number(object, "created");
      return created >= first && created <= last;
    };
  }

  private static int indexOf(List<ObjectNode> objects, @Nullable String id, String param)
      throws ApiRefusal {
    for (int i = 0; i < objects.size(); i++) {
      if (Json.text(objects.get(i), "id").equals(id)) {
        return i;
      }
    }
    throw ApiRefusal.parameter(
        "resource_missing", param, "There is no object " + id + " in the list");
  }
}
