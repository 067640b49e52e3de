package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every request of the client library, every answer and every event against the provider's own
 * description of its API, in both versions; and what is wrong is refused by both.
 */
class ContractTests {
  /** Samples of what the product does not use, or, for the account, uses in version 2 only. */
  private static final Set<String> NOT_PLAYED =
      Set.of(
          "account",
          "balance_settings",
          "customer",
          "login_link",
          "product",
          "reserve.hold",
          "reserve.plan",
          "reserve.release");

  /**
   * A charge shows its refunds when asked for them, and has a source only in old versions. Nothing
   * is reserved for connected accounts whose losses the provider asks the platform for.
   */
  private static final Map<String, List<String>> LEFT_OUT =
      Map.of("charge", List.of("refunds", "source"), "balance", List.of("connect_reserved"));

  private static ProviderDescription description;

  private final SteppedClock clock = SteppedClock.today();
  private final ProviderWatch watch = new ProviderWatch();
  private StripeSandbox sandbox;
  private Shop shop;
  private WholeStory story;

  @BeforeAll
  static void readTheDescription() {
    assumeTrue(
        ProviderDescription.find().isPresent(),
        "Skipped: the provider's API description is not beside the project");
    description = ProviderDescription.find().orElseThrow();
  }

  @BeforeEach
  void doEverythingOnce() throws Exception {
    sandbox = StripeSandbox.start(SandboxSettings.on(clock).observer(watch).build());
    shop = new Shop(sandbox);
    story = new WholeStory(shop, clock);
    story.tell();
  }

  @AfterEach
  void nothingElseWasNotAsDescribed() {
    sandbox.close();
    assertThat(watch.takeFaults()).isEmpty();
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
            "/v1/transfers",
            "/v1/transfers/" + story.transfer + "/reversals",
            "/v1/payouts",
            "/v1/balance_transactions",
            "/v1/events")) {
      assertThat(Json.parse(get(path + "?limit=100")).path("data").size()).as(path).isPositive();
    }
    get("/v1/balance");
    for (String path :
        List.of("/v1/payouts", "/v1/balance_transactions", "/v1/charges", "/v1/events")) {
      assertThat(Json.parse(get(path + "?limit=100", story.ana)).path("data").size())
          .as(path)
          .isPositive();
    }
    get("/v1/balance", story.ana);
  }

  @Test
  void everySingleObjectAnswersAsDescribed() throws Exception {
    String session =
        get(
            "/v1/checkout/sessions/"
                + story.paid
                + "?expand[]=line_items&expand[]=payment_intent.latest_charge.balance_transaction");
    JsonNode intent = Json.parse(session).path("payment_intent");
    assertThat(intent.path("latest_charge").path("balance_transaction").path("fee").longValue())
        .isEqualTo(183);
    get("/v1/checkout/sessions/" + story.paid + "/line_items");
    get("/v1/charges/" + story.charge + "?expand[]=refunds");
    for (String list :
        List.of(
            "/v1/payment_intents",
            "/v1/charges",
            "/v1/refunds",
            "/v1/disputes",
            "/v1/transfers",
            "/v1/transfers/" + story.transfer + "/reversals",
            "/v1/payouts",
            "/v1/balance_transactions",
            "/v1/events")) {
      for (JsonNode one : Json.parse(get(list + "?limit=100")).path("data")) {
        get(list + "/" + Json.text(one, "id"));
      }
    }
    get(
        "/v1/transfers/"
            + story.transfer
            + "?expand[]=destination_payment.balance_transaction&expand[]=balance_transaction");
    get("/v1/balance_transactions?expand[]=data.source&limit=100");
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
    String id = Json.text(Json.parse(created), "id");
    assertThat(post("/v1/checkout/sessions/" + id + "/expire", "")).contains("expired");
  }

  @Test
  void whatEventsCarryIsDescribed() throws Exception {
    TreeSet<String> types = new TreeSet<>();
    for (String account : List.of("", story.ana)) {
      String after = "";
      boolean more = true;
      while (more) {
        JsonNode page = Json.parse(get("/v1/events?limit=100" + after, account));
        for (JsonNode event : page.path("data")) {
          JsonNode object = event.path("data").path("object");
          String type = Json.text(event, "type");
          types.add(type);
          assertThat(description.errors(Json.text(object, "object"), object)).as(type).isEmpty();
          after = "&starting_after=" + Json.text(event, "id");
        }
        more = page.path("has_more").booleanValue();
      }
    }
    assertThat(types)
        .contains(
            "charge.dispute.closed",
            "charge.dispute.funds_reinstated",
            "charge.dispute.updated",
            "checkout.session.async_payment_failed",
            "checkout.session.async_payment_succeeded",
            "payout.created",
            "payout.failed",
            "payout.paid",
            "payout.reconciliation_completed",
            "refund.failed",
            "transfer.created",
            "transfer.reversed",
            "transfer.updated");
  }

  @Test
  void thinEventsAreDescribed() throws Exception {
    List<JsonNode> thin = new ArrayList<>();
    try (Receiver receiver = new Receiver()) {
      sandbox.addWebhook(WebhookEndpoint.ofThinEvents(receiver.url(), Receiver.SECRET));
      new Creators(shop).onboarded("Bo");
      receiver.waitFor("v2.core.account_link.returned");
      for (Receiver.Delivery delivery : receiver.waitFor("all", all -> all.size() >= 8)) {
        thin.add(Json.parse(delivery.payload()));
        assertThat(shop.ask("/v2/core/events/" + delivery.id()).statusCode()).isEqualTo(200);
      }
    }
    for (JsonNode event : thin) {
      assertThat(description.errors("v2.core.event", event)).as(event.toString()).isEmpty();
    }
  }

  @Test
  void refusalsAreDescribed() throws Exception {
    for (String refusal :
        List.of(
            get("/v1/charges/ch_nothing"),
            get("/v1/nothing"),
            get("/v1/charges?limit=0"),
            get("/v1/balance", "acct_nobody"),
            post("/v1/refunds", "charge=" + story.charge + "&amount=99999"),
            post("/v1/checkout/sessions", "mode=payment"),
            shop.postJson("/v2/core/accounts", "{}").body(),
            shop.post("/v1/refunds", "", "sk_live_x").body())) {
      assertThat(description.errors("error", Json.parse(refusal))).as(refusal).isEmpty();
    }
  }

  @Test
  void wrongBodiesAreRefusedByTheDescriptionAndByTheSandbox() throws Exception {
    Map<String, List<String>> wrong =
        Map.of(
            "/v1/transfers",
            List.of(
                "amount=1&destination=" + story.ana,
                "amount=one&currency=eur&destination=" + story.ana,
                "amount=1&currency=eur",
                "amount=1&currency=eur&to=x&destination=" + story.ana),
            "/v1/transfers/" + story.transfer + "/reversals",
            List.of("amount=all", "refund_application_fee=maybe", "why=x"),
            "/v1/payouts",
            List.of("amount=1", "currency=eur", "amount=1&currency=eur&method=fast"),
            "/v1/disputes/dp_x",
            List.of("evidence=text", "submit=perhaps", "evidence[hearsay]=x"),
            "/v1/disputes/dp_x/close",
            List.of("why=x"),
            "/v1/refunds",
            List.of("amount=x", "reason=dislike&story.charge=" + story.charge));
    for (Map.Entry<String, List<String>> operation : wrong.entrySet()) {
      for (String body : operation.getValue()) {
        String path = operation.getKey();
        assertRefusedByBoth(path, body, shop.post(path, body, "sk_test_x"));
      }
    }
    for (String body :
        List.of(
            "{\"dashboard\":\"grand\"}",
            "{\"contact_email\":7}",
            "{\"owner\":\"ana\"}",
            "{\"defaults\":{\"responsibilities\":{\"fees_collector\":\"nobody\"}}}",
            "{\"include\":[\"everything\"]}")) {
      assertRefusedByBoth("/v2/core/accounts", body, shop.postJson("/v2/core/accounts", body));
    }
    for (String body :
        List.of(
            "{\"account\":1}",
            "{\"account\":\"acct_x\",\"use_case\":{\"type\":\"holiday\"}}",
            "{\"account\":\"acct_x\",\"use_case\":{\"type\":\"account_onboarding\","
                + "\"account_onboarding\":{\"configurations\":\"recipient\"}}}")) {
      assertRefusedByBoth(
          "/v2/core/account_links", body, shop.postJson("/v2/core/account_links", body));
    }
  }

  @Test
  void theSamplesOfTheProviderHaveNoFieldThatTheSandboxLeavesOut() throws Exception {
    JsonNode samples =
        Json.parse(
                Files.readString(
                    ProviderDescription.FOLDER.resolve("stripe-fixtures-reduced.json")))
            .path("resources");
    Map<String, JsonNode> ours = oneOfEveryKind();
    TreeSet<String> compared = new TreeSet<>(ours.keySet());
    assertThat(compared).doesNotContainAnyElementsOf(NOT_PLAYED);
    compared.addAll(NOT_PLAYED);
    assertThat(samples.propertyNames()).containsExactlyInAnyOrderElementsOf(compared);
    for (Map.Entry<String, JsonNode> kind : ours.entrySet()) {
      List<String> expected = new ArrayList<>(samples.path(kind.getKey()).propertyNames());
      expected.removeAll(LEFT_OUT.getOrDefault(kind.getKey(), List.of()));
      assertThat(kind.getValue().propertyNames()).as(kind.getKey()).containsAll(expected);
    }
  }

  /** An object of the sandbox for each sample of the provider that it has the like of. */
  private Map<String, JsonNode> oneOfEveryKind() throws Exception {
    Map<String, JsonNode> kinds = new TreeMap<>();
    for (String list :
        List.of(
            "checkout/sessions",
            "payment_intents",
            "charges",
            "refunds",
            "disputes",
            "transfers",
            "transfers/" + story.transfer + "/reversals",
            "checkout/sessions/" + story.paid + "/line_items",
            "payouts",
            "balance_transactions",
            "events")) {
      JsonNode first = Json.parse(get("/v1/" + list)).path("data").path(0);
      kinds.put(Json.text(first, "object"), first);
    }
    kinds.put("price", kinds.get("item").path("price"));
    kinds.put("balance", Json.parse(get("/v1/balance")));
    String link =
        "{\"account\":\"%s\",\"use_case\":{\"type\":\"account_onboarding\",\"account_onboarding\":"
            + "{\"configurations\":[\"recipient\"],\"refresh_url\":\"%s\",\"return_url\":\"%s\"}}}";
    kinds.put(
        "account_link",
        Json.parse(
            shop.postJson(
                    "/v2/core/account_links",
                    link.formatted(story.ana, Creators.REFRESH, Creators.RETURN))
                .body()));
    return kinds;
  }

  @Test
  void everyOperationOfTheSandboxHasBeenSeenByTheDescription() throws Exception {
    everyListAnswersAsDescribed();
    everySingleObjectAnswersAsDescribed();
    creatingAndExpiringAnswerAsDescribed();
    thinEventsAreDescribed();
    assertThat(watch.seen())
        .contains(
            "post_v1_checkout_sessions",
            "post_v1_refunds",
            "post_v1_transfers",
            "post_v1_transfers__transfer_",
            "post_v1_transfers__id__reversals",
            "get_v1_transfers__transfer__reversals__id_",
            "post_v1_payouts",
            "get_v1_payouts__payout_",
            "post_v1_disputes__dispute_",
            "post_v1_disputes__dispute__close",
            "post_v2_core_accounts",
            "get_v2_core_accounts__id_",
            "post_v2_core_account_links",
            "get_v2_core_events__id_");
  }

  @Test
  void theCheckItselfFindsMistakes() throws Exception {
    ObjectNode wrong = (ObjectNode) Json.parse(get("/v1/charges/" + story.charge));
    assertThat(description.errors("charge", wrong)).isEmpty();
    assertThat(description.errors("charge", wrong.deepCopy().put("amount", "500"))).isNotEmpty();
    assertThat(description.errors("charge", wrong.deepCopy().put("status", "paid"))).isNotEmpty();
    assertThat(description.errors("charge", wrong.deepCopy().put("invented", 1))).isNotEmpty();
    ObjectNode missing = wrong.deepCopy();
    missing.remove("amount_refunded");
    assertThat(description.errors("charge", missing)).isNotEmpty();
  }

  private static void assertRefusedByBoth(String path, String body, HttpResponse<String> answer) {
    Exchange sent = new Exchange("POST", path, "", "", body, 0, "");
    assertThat(description.requestErrors(sent)).as(path + " " + body).isNotEmpty();
    assertThat(answer.statusCode()).as(path + " " + body).isEqualTo(400);
  }

  private String get(String path) throws Exception {
    return get(path, "");
  }

  private String get(String path, String account) throws Exception {
    return shop.ask(path, account).body();
  }

  private String post(String path, String form) throws Exception {
    return shop.post(path, form, "sk_test_x").body();
  }
}
