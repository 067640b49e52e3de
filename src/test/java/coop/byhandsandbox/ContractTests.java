package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every answer and every event against the provider's own description of its API. Fields that the
 * description does not know are errors here, too, although it would allow them.
 */
class ContractTests {
  private static final Path DESCRIPTION =
      Path.of("..", "shared", "testdata", "stripe", "stripe-openapi-reduced.json");
  private static final String ADDRESS = "https://api.example/openapi.json";

  private static ObjectNode description;
  private static SchemaRegistry registry;

  private final SteppedClock clock = SteppedClock.today();
  private StripeSandbox sandbox;
  private Shop shop;
  private String paid;
  private String charge;

  @BeforeAll
  static void readTheDescription() throws Exception {
    boolean isThere = Files.exists(DESCRIPTION);
    if (!isThere && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("The test data are missing: " + DESCRIPTION);
    }
    assumeTrue(isThere, "Skipped: the provider's API description is not at " + DESCRIPTION);
    description = (ObjectNode) Json.parse(Files.readString(DESCRIPTION));
    JsonNode schemas = description.path("components").path("schemas");
    liftAnswersIntoSchemas((ObjectNode) schemas);
    schemas.forEach(ContractTests::refuseUnknownFields);
    registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(),
            builder -> builder.schemas(Map.of(ADDRESS, Json.text(description))));
  }

  @BeforeEach
  void sellRefundAndDispute() throws Exception {
    sandbox = StripeSandbox.start(SandboxSettings.on(clock).build());
    shop = new Shop(sandbox);
    var sold = shop.sold("order-1", Shop.CARD_DISPUTED_LATER);
    paid = sold.getId();
    charge = shop.charge(sold).getId();
    assertThat(post("/v1/refunds", "amount=100&charge=" + charge)).contains("\"re_");
    shop.sold("order-2", Shop.CARD_THAT_IS_DECLINED);
    shop.sold("order-3", Shop.CARD_THAT_ASKS_BACK);
    clock.forward(Duration.ofDays(4));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void everyListAnswersAsDescribed() throws Exception {
    for (String path :
        List.of(
            "/v1/checkout/sessions",
            "/v1/payment_intents",
            "/v1/charges",
            "/v1/refunds",
            "/v1/disputes",
            "/v1/balance_transactions",
            "/v1/events")) {
      String answer = get(path + "?limit=100");
      assertThat(Json.parse(answer).path("data").size()).as(path).isPositive();
      assertDescribed("get", path, answer);
    }
    assertDescribed("get", "/v1/balance", get("/v1/balance"));
  }

  @Test
  void everySingleObjectAnswersAsDescribed() throws Exception {
    String session =
        get(
            "/v1/checkout/sessions/"
                + paid
                + "?expand[]=line_items&expand[]=payment_intent.latest_charge.balance_transaction");
    assertDescribed("get", "/v1/checkout/sessions/{session}", session);
    JsonNode intent = Json.parse(session).path("payment_intent");
    assertThat(intent.path("latest_charge").path("balance_transaction").path("fee").longValue())
        .isEqualTo(183);
    assertDescribed(
        "get",
        "/v1/checkout/sessions/{session}/line_items",
        get("/v1/checkout/sessions/" + paid + "/line_items"));
    assertOne("/v1/payment_intents/{intent}", "/v1/payment_intents");
    assertOne("/v1/charges/{charge}", "/v1/charges");
    assertOne("/v1/refunds/{refund}", "/v1/refunds");
    assertOne("/v1/disputes/{dispute}", "/v1/disputes");
    assertOne("/v1/balance_transactions/{id}", "/v1/balance_transactions");
    assertOne("/v1/events/{id}", "/v1/events");
    assertDescribed(
        "get", "/v1/charges/{charge}", get("/v1/charges/" + charge + "?expand[]=refunds"));
  }

  @Test
  void creatingAndExpiringAnswerAsDescribed() throws Exception {
    String created =
        post(
            "/v1/checkout/sessions",
            "mode=payment&success_url=https%3A%2F%2Fshop.example%2F"
                + "&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur"
                + "&line_items[0][price_data][unit_amount]=500"
                + "&line_items[0][price_data][product_data][name]=Print&expand[]=line_items");
    assertDescribed("post", "/v1/checkout/sessions", created);
    String id = Json.text(Json.parse(created), "id");
    assertDescribed(
        "post",
        "/v1/checkout/sessions/{session}/expire",
        post("/v1/checkout/sessions/" + id + "/expire", ""));
  }

  @Test
  void whatEventsCarryIsDescribed() throws Exception {
    JsonNode events = Json.parse(get("/v1/events?limit=100")).path("data");
    assertThat(events.size()).isGreaterThan(20);
    for (JsonNode event : events) {
      JsonNode object = event.path("data").path("object");
      assertValid(Json.text(object, "object"), object, Json.text(event, "type"));
    }
  }

  @Test
  void refusalsAreDescribed() throws Exception {
    for (String refusal :
        List.of(
            get("/v1/charges/ch_nothing"),
            get("/v1/nothing"),
            get("/v1/charges?limit=0"),
            post("/v1/refunds", "charge=" + charge + "&amount=99999"),
            post("/v1/checkout/sessions", "mode=payment"),
            shop.post("/v1/refunds", "", "sk_live_x").body())) {
      assertValid("error", Json.parse(refusal), refusal);
    }
  }

  @Test
  void theCheckItselfFindsMistakes() throws Exception {
    ObjectNode wrong = (ObjectNode) Json.parse(get("/v1/charges/" + charge));
    assertThat(errors("charge", wrong)).isEmpty();
    assertThat(errors("charge", wrong.deepCopy().put("amount", "500"))).isNotEmpty();
    assertThat(errors("charge", wrong.deepCopy().put("status", "paid"))).isNotEmpty();
    assertThat(errors("charge", wrong.deepCopy().put("invented", 1))).isNotEmpty();
    ObjectNode missing = wrong.deepCopy();
    missing.remove("amount_refunded");
    assertThat(errors("charge", missing)).isNotEmpty();
  }

  private void assertOne(String described, String list) throws Exception {
    JsonNode first = Json.parse(get(list)).path("data").path(0);
    assertDescribed("get", described, get(list + "/" + Json.text(first, "id")));
  }

  private static void assertDescribed(String method, String path, String answer) {
    JsonNode body = Json.parse(answer);
    assertThat(body.has("error")).as(answer).isFalse();
    assertValid(nameOf(method, path), body, method + " " + path);
  }

  private static void assertValid(String schema, JsonNode body, String what) {
    assertThat(errors(schema, body)).as(what).isEmpty();
  }

  private static List<Error> errors(String schema, JsonNode body) {
    return registry
        .getSchema(SchemaLocation.of(ADDRESS + "#/components/schemas/" + schema))
        .validate(body);
  }

  /** Gives the answer of every operation a name of its own, so that it can be pointed at. */
  private static void liftAnswersIntoSchemas(ObjectNode schemas) {
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        JsonNode answer =
            operation
                .getValue()
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
        if (answer.isObject()) {
          schemas.set(nameOf(operation.getKey(), path.getKey()), answer);
        }
      }
    }
  }

  private static String nameOf(String method, String path) {
    return method + path.replaceAll("\\W", "_");
  }

  private static void refuseUnknownFields(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(ContractTests::refuseUnknownFields);
  }

  private String get(String path) throws Exception {
    URI address = URI.create(sandbox.apiBase() + path.replace("[]", "%5B%5D"));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(address).header("Authorization", "Bearer sk_test_x").build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private String post(String path, String form) throws Exception {
    return shop.post(path, form, "sk_test_x").body();
  }
}
