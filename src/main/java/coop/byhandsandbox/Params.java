package coop.byhandsandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a request, read strictly: what is not known or not in form is refused. */
record Params(ObjectNode tree, String path, boolean isTyped) {
  private static final int LONGEST_METADATA_VALUE = 500;
  private static final int LONGEST_METADATA_KEY = 40;
  private static final int MOST_METADATA = 50;

  /** Parameters of a form, where every value is a text. */
  Params(ObjectNode tree) {
    this(tree, "", false);
  }

  /** Parameters of a JSON body, where a number is no text and a text is no number. */
  static Params typed(ObjectNode tree) {
    return new Params(tree, "", true);
  }

  /** Refuses every parameter that is not one of these. */
  void only(String... names) throws ApiRefusal {
    Set<String> known = Set.of(names);
    for (String name : tree.propertyNames()) {
      if (!known.contains(name)) {
        throw ApiRefusal.parameter(
            "parameter_unknown",
            named(name),
            "The sandbox does not know the parameter " + named(name));
      }
    }
  }

  boolean has(String name) {
    return tree.has(name);
  }

  @Nullable String text(String name) throws ApiRefusal {
    JsonNode value = tree.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      throw ApiRefusal.parameter(
          "parameter_invalid_string", named(name), named(name) + " must be a text");
    }
    return value.stringValue();
  }

  String required(String name) throws ApiRefusal {
    String value = text(name);
    if (value == null || value.isEmpty()) {
      throw ApiRefusal.parameter(
          "parameter_missing", named(name), named(name) + " is required and was not given");
    }
    return value;
  }

  /** One of the given words, or the first of them when the parameter is absent. */
  String oneOf(String name, String... words) throws ApiRefusal {
    String value = text(name);
    if (value == null) {
      return words[0];
    }
    if (!Set.of(words).contains(value)) {
      throw ApiRefusal.parameter(
          "parameter_invalid_string",
          named(name),
          named(name) + " must be one of " + String.join(", ", words));
    }
    return value;
  }

  OptionalLong number(String name) throws ApiRefusal {
    JsonNode given = tree.get(name);
    if (given == null) {
      return OptionalLong.empty();
    }
    try {
      if (!isTyped) {
        return OptionalLong.of(Long.parseLong(required(name)));
      }
      if (given.isIntegralNumber() && given.canConvertToLong()) {
        return OptionalLong.of(given.longValue());
      }
    } catch (NumberFormatException e) {
      // Refused below, as every other thing that is no number.
    }
    throw ApiRefusal.parameter(
        "parameter_invalid_integer", named(name), named(name) + " must be a whole number");
  }

  Optional<Boolean> flag(String name) throws ApiRefusal {
    JsonNode given = tree.get(name);
    if (given == null) {
      return Optional.empty();
    }
    if (isTyped && given.isBoolean()) {
      return Optional.of(given.booleanValue());
    }
    String value = isTyped ? "" : String.valueOf(text(name));
    if (!value.equals("true") && !value.equals("false")) {
      throw ApiRefusal.parameter(
          "parameter_invalid_boolean", named(name), named(name) + " must be true or false");
    }
    return Optional.of(value.equals("true"));
  }

  /** A group of parameters; empty when it is absent. */
  Params group(String name) throws ApiRefusal {
    JsonNode value = tree.get(name);
    if (value == null) {
      return new Params(Json.object(), named(name), isTyped);
    }
    if (!(value instanceof ObjectNode group)) {
      throw ApiRefusal.parameter(
          "parameter_invalid_empty", named(name), named(name) + " must be a group of parameters");
    }
    return new Params(group, named(name), isTyped);
  }

  List<Params> groups(String name) throws ApiRefusal {
    Params all = group(name);
    List<Params> found = new ArrayList<>();
    for (String position : all.tree.propertyNames()) {
      found.add(all.group(position));
    }
    return found;
  }

  List<String> texts(String name) throws ApiRefusal {
    Params all = group(name);
    List<String> found = new ArrayList<>();
    for (String position : all.tree.propertyNames()) {
      found.add(all.required(position));
    }
    return found;
  }

  /** Metadata within the provider's limits: 50 entries, names of 40, values of 500 characters. */
  ObjectNode metadata() throws ApiRefusal {
    Params given = group("metadata");
    ObjectNode metadata = Json.object();
    for (String key : given.tree.propertyNames()) {
      String value = given.text(key);
      if (value == null
          || key.length() > LONGEST_METADATA_KEY
          || value.length() > LONGEST_METADATA_VALUE
          || metadata.size() >= MOST_METADATA) {
        throw ApiRefusal.parameter(
            "parameter_invalid_string",
            given.named(key),
            given.named(key) + " is too long or one too many");
      }
      if (!value.isEmpty()) {
        metadata.put(key, value);
      }
    }
    return metadata;
  }

  String named(String name) {
    return path.isEmpty() ? name : path + '[' + name + ']';
  }
}
