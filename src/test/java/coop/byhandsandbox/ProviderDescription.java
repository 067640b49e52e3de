package coop.byhandsandbox;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The provider's own description of its API, as a judge over requests and answers. Fields that it
 * does not know are faults here, although it would allow them. A {@link ProviderWatch} holds what a
 * sandbox hears and says against it.
 */
public final class ProviderDescription {
  static final Path FOLDER = Path.of("..", "shared", "testdata", "stripe");

  private static final Path FILE = FOLDER.resolve("stripe-openapi-reduced.json");
  private static final String ADDRESS = "https://api.example/openapi.json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final ProviderDescription ONLY =
      Files.exists(FILE) ? new ProviderDescription() : null;

  /** What each operation is called here: its path as a pattern, and its name. */
  private record Operation(String method, Pattern path, String name) {}

  private final List<Operation> operations = new ArrayList<>();
  private final SchemaRegistry strict;
  private final SchemaRegistry loose;

  private ProviderDescription() {
    ObjectNode description;
    try {
      description = (ObjectNode) Json.parse(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ObjectNode schemas = (ObjectNode) description.path("components").path("schemas");
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        lift(schemas, operation.getKey(), path.getKey(), operation.getValue());
      }
    }
    completeThinEvents((ObjectNode) schemas.path("v2.core.event").path("properties"));
    schemas.forEach(ProviderDescription::refuseUnknownFields);
    String text = Json.text(description);
    strict = registry(text, false);
    loose = registry(text, true);
  }

  /** The description, or nothing where the development data are not beside the project. */
  public static Optional<ProviderDescription> find() {
    if (ONLY == null && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("The test data are missing: " + FILE);
    }
    return Optional.ofNullable(ONLY);
  }

  /** What is wrong with a request. */
  List<String> requestErrors(Exchange exchange) {
    String name = name(exchange.method(), exchange.path()).orElseThrow();
    try {
      boolean isPost = exchange.method().equals("POST");
      if (isPost && exchange.path().startsWith("/v2/")) {
        JsonNode body = exchange.body().isEmpty() ? Json.object() : Json.parse(exchange.body());
        return texts(strict, "body_" + name, body);
      }
      ObjectNode tree = FormBody.parse(isPost ? exchange.body() : exchange.query());
      return texts(loose, (isPost ? "body_" : "query_") + name, withLists(tree));
    } catch (MalformedFormException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  List<String> answerErrors(String operation, JsonNode body) {
    return errors("answer_" + operation, body);
  }

  /** What is wrong with an object of this name. */
  List<String> errors(String schema, JsonNode body) {
    return texts(strict, schema, body);
  }

  /** The name of an operation, by the path as it is asked for. */
  Optional<String> name(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.method().equalsIgnoreCase(method))
        .filter(operation -> operation.path().matcher(path).matches())
        .map(Operation::name)
        .findFirst();
  }

  private static List<String> texts(SchemaRegistry registry, String schema, JsonNode body) {
    return registry
        .getSchema(SchemaLocation.of(ADDRESS + "#/components/schemas/" + schema))
        .validate(body)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static SchemaRegistry registry(String description, boolean typeLoose) {
    return SchemaRegistry.withDialect(
        Dialects.getOpenApi30(),
        builder ->
            builder
                .schemas(Map.of(ADDRESS, description))
                .schemaRegistryConfig(SchemaRegistryConfig.builder().typeLoose(typeLoose).build()));
  }

  /** Gives body, query and answer of an operation names of their own, to be pointed at. */
  private void lift(ObjectNode schemas, String method, String path, JsonNode operation) {
    String name = method + path.replaceAll("\\W", "_");
    operations.add(
        new Operation(method, Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+")), name));
    JsonNode answer = operation.path("responses").path("200").path("content").path(JSON);
    if (answer.path("schema").isObject()) {
      schemas.set("answer_" + name, answer.path("schema"));
    }
    JsonNode body = operation.path("requestBody").path("content");
    JsonNode form = body.path(body.has(FORM) ? FORM : JSON).path("schema");
    schemas.set("body_" + name, form.isObject() ? form.deepCopy() : Json.object());
    ObjectNode query = Json.object().put("type", "object").put("additionalProperties", false);
    ObjectNode known = query.putObject("properties");
    for (JsonNode parameter : operation.path("parameters")) {
      if (Json.text(parameter, "in").equals("query")) {
        known.set(Json.text(parameter, "name"), parameter.path("schema").deepCopy());
      }
    }
    if (path.startsWith("/v2/") && path.endsWith("accounts/{id}")) {
      // The copy leaves out the one parameter of version 2 that the client library sends.
      known.putObject("include").put("type", "array").putObject("items").put("type", "string");
    }
    schemas.set("query_" + name, query);
  }

  /** The copy has what all events share; these two fields the client library reads besides. */
  private static void completeThinEvents(ObjectNode properties) {
    properties.putObject("data").put("type", "object");
    ObjectNode related =
        properties.putObject("related_object").put("type", "object").putObject("properties");
    for (String field : List.of("id", "type", "url")) {
      related.putObject(field).put("type", "string");
    }
  }

  private static void refuseUnknownFields(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(ProviderDescription::refuseUnknownFields);
  }

  /** Groups with the names 0, 1, 2, … are lists. */
  private static JsonNode withLists(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    boolean isList = !object.isEmpty();
    for (String name : object.propertyNames()) {
      isList &= name.chars().allMatch(Character::isDigit);
    }
    ArrayNode list = Json.array();
    ObjectNode copy = Json.object();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = withLists(field.getValue());
      list.add(value);
      copy.set(field.getKey(), value);
    }
    return isList ? list : copy;
  }
}
