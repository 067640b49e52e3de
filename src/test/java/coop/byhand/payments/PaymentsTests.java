package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.Stripe;
import com.stripe.net.Webhook;
import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.payments.OpenOutcome.Decided;
import coop.byhand.payments.OpenOutcome.Opened;
import coop.byhand.payments.OpenOutcome.Unavailable;
import coop.byhand.payments.PaymentState.Expired;
import coop.byhand.payments.PaymentState.Open;
import coop.byhand.payments.PaymentState.Succeeded;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments against the sandbox, over HTTP in both directions. */
@ByhandTest
class PaymentsTests {

  private static final String PAYS = "4242424242424242";
  private static final String DECLINED = "4000000000000002";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired Payments payments;
  @Autowired Alerts alerts;
  @Autowired PaymentSettings settings;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;
  @LocalServerPort int port;

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void everySwitchIsOff() throws Exception {
    http.send(control("/sandbox/faults").DELETE().build(), HttpResponse.BodyHandlers.discarding());
  }

  @Test
  void openingTwiceGivesTheSamePage() {
    PaymentId payment = intend(5000);
    URI page = opened(payment);
    assertThat(opened(payment)).isEqualTo(page);
    assertThat(payments.testMoney()).isTrue();
  }

  @Test
  void openingAtTheSameTimeGivesTheSamePage() throws Exception {
    PaymentId payment = intend(5000);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<URI>> pages =
          threads.invokeAll(
              Stream.<Callable<URI>>generate(() -> () -> opened(payment)).limit(4).toList());
      URI first = pages.getFirst().get();
      for (Future<URI> page : pages) {
        assertThat(page.get()).isEqualTo(first);
      }
    }
  }

  @Test
  void aPaymentSucceedsThroughTheProvidersMessageAlone() throws Exception {
    PaymentId payment = intend(5000);
    pay(opened(payment), PAYS);
    awaitSuccess(payment);
    // 1.5 % of 50.00 and 0.25.
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(feeOf(payment)).isEqualTo(100));
    assertThat(payments.open(payment)).isInstanceOf(Decided.class);
  }

  @Test
  void aDeclinedCardIsToldAndAnotherOnePays() throws Exception {
    PaymentId payment = intend(5000);
    URI page = opened(payment);
    pay(page, DECLINED);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(state(payment))
                .isInstanceOfSatisfying(
                    Open.class, open -> assertThat(open.decline()).isNotNull()));
    pay(page, PAYS);
    awaitSuccess(payment);
  }

  @Test
  void aPaymentWhoseMessagesAreAllLostIsFoundByTheSweep() throws Exception {
    PaymentId payment = intend(5000);
    URI page = opened(payment);
    set("on=webhook&fault=drop&times=99");
    pay(page, PAYS);
    assertThat(state(payment)).isInstanceOf(Open.class);
    clock.forward(Duration.ofMinutes(6));
    payments.sweep();
    awaitSuccess(payment);
    assertThat(
            sql.sql(
                    "select count(*) from payments.webhook_event"
                        + " where came_by <> 'list' and payload like ?")
                .param("%" + payment + "%")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void anUnpaidPageClosesByTime() throws Exception {
    PaymentId payment = intend(5000);
    opened(payment);
    clock.forward(Duration.ofMinutes(61));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(state(payment)).isInstanceOf(Expired.class));
  }

  @Test
  void aPaymentThatWasNeverOpenedEndsByTheSweep() {
    PaymentId payment = intend(5000);
    clock.forward(Duration.ofMinutes(61));
    payments.sweep();
    assertThat(state(payment)).isInstanceOf(Expired.class);
  }

  @Test
  void whenTheProviderIsAwayNothingIsLostAndTheNextTryOpens() throws Exception {
    PaymentId payment = intend(5000);
    set("on=api&fault=broken_before_effect&path=/v1/checkout/sessions&times=3");
    assertThat(payments.open(payment)).isInstanceOf(Unavailable.class);
    assertThat(payments.open(payment)).isInstanceOf(Opened.class);
  }

  @Test
  void aConnectionCutAfterTheEffectDoesNotOpenASecondPage() throws Exception {
    PaymentId payment = intend(5000);
    set("on=api&fault=dropped_after_effect&path=/v1/checkout/sessions&times=1");
    assertThat(payments.open(payment)).isInstanceOf(Opened.class);
    String reference = "reference-of-" + payment;
    HttpResponse<String> sessions =
        http.send(
            HttpRequest.newBuilder(sandbox.apiBase().resolve("/v1/checkout/sessions?limit=100"))
                .header("Authorization", "Bearer " + settings.secretKey())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(sessions.body().split(payment.toString(), -1).length - 1)
        .as("sessions that name the payment, each once in its metadata: %s", reference)
        .isEqualTo(1);
  }

  @Test
  void aMessageArrivingFiveTimesAtOnceIsStoredOnce() throws Exception {
    PaymentId payment = intend(5000);
    URI page = opened(payment);
    set("on=webhook&fault=duplicate&times=99&copies=4");
    pay(page, PAYS);
    awaitSuccess(payment);
    String body = event("evt_" + UUID.randomUUID(), "payment_intent.created", payment);
    String header = signature(body, clock.instant());
    try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
      for (Future<Integer> answer :
          threads.invokeAll(
              Stream.<Callable<Integer>>generate(() -> () -> post(body, header))
                  .limit(5)
                  .toList())) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
  }

  @Test
  void onlyMessagesSignedByTheProviderJustNowAreTaken() throws Exception {
    String id = "evt_" + UUID.randomUUID();
    String body = event(id, "payment_intent.created", PaymentId.at(clock.instant()));
    Instant now = clock.instant();
    assertThat(post(body, null)).isEqualTo(400);
    assertThat(post(body, "nonsense")).isEqualTo(400);
    assertThat(post(body, signature(body, now.minusSeconds(310)))).isEqualTo(400);
    assertThat(post(body, signature(body, now.plusSeconds(310)))).isEqualTo(400);
    assertThat(post(body, signature(body, now.plusSeconds(100_000)))).isEqualTo(400);
    assertThat(post(body + " ", signature(body, now))).isEqualTo(400);
    String wrong =
        "t="
            + now.getEpochSecond()
            + ",v1="
            + Webhook.Util.computeHmacSha256(
                "whsec_of_somebody", now.getEpochSecond() + "." + body);
    assertThat(post(body, wrong)).isEqualTo(400);
    assertThat(post(body, signature(body, now) + ",t=" + now.getEpochSecond())).isEqualTo(400);
    assertThat(stateOf(id)).isEmpty();
    assertThat(post(body, wrong + ",v1=" + signature(body, now).split("v1=")[1])).isEqualTo(200);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(stateOf(id)).containsExactly("done"));
  }

  @Test
  void whatIsNotUnderstoodIsParkedWithAnAlertAndNotLost() throws Exception {
    PaymentId stranger = PaymentId.at(clock.instant());
    parked("evt_" + UUID.randomUUID(), "invented.type", Stripe.API_VERSION, stranger);
    parked("evt_" + UUID.randomUUID(), "checkout.session.completed", "2025-09-30.clover", stranger);
    parked("evt_" + UUID.randomUUID(), "checkout.session.completed", null, stranger);
    parked("evt_" + UUID.randomUUID(), "checkout.session.completed", Stripe.API_VERSION, stranger);
    String odd = "not json at all " + UUID.randomUUID();
    assertThat(post(odd, signature(odd, clock.instant()))).isEqualTo(200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    sql.sql("select state from payments.webhook_event where payload = ?")
                        .param(odd)
                        .query(String.class)
                        .list())
                .containsExactly("parked"));
  }

  private void parked(String id, String type, String version, PaymentId payment) throws Exception {
    String body = event(id, type, version, payment);
    assertThat(post(body, signature(body, clock.instant()))).isEqualTo(200);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(stateOf(id)).containsExactly("parked"));
    assertThat(alerts.open())
        .anySatisfy(alert -> {
          assertThat(alert.kind()).isEqualTo(Alert.Kind.EVENT_PARKED);
          assertThat(alert.subject()).isEqualTo(id);
        });
  }

  private void awaitSuccess(PaymentId payment) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(state(payment)).isInstanceOf(Succeeded.class));
  }

  private PaymentState state(PaymentId payment) {
    return payments.report(payment).orElseThrow().state();
  }

  private List<String> stateOf(String event) {
    return sql.sql("select state from payments.webhook_event where event_id = ?")
        .param(event)
        .query(String.class)
        .list();
  }

  private Integer feeOf(PaymentId payment) {
    return sql.sql("select fee from payments.payment where payment_id = ?")
        .param(payment.value())
        .query(Integer.class)
        .optional()
        .orElse(null);
  }

  private PaymentId intend(long cents) {
    return transaction.execute(ignored ->
        payments.intend(
            new PaymentRequest(
                "reference-" + UUID.randomUUID(),
                Money.of(cents, "EUR"),
                "Harbour at dawn, Standard licence",
                URI.create("http://localhost:" + port + "/app/ok"),
                URI.create("http://localhost:" + port + "/app/no"),
                clock.instant().plus(Duration.ofMinutes(60)))));
  }

  private URI opened(PaymentId payment) {
    return ((Opened) payments.open(payment)).page();
  }

  private void pay(URI page, String card) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "email=" + encoded("ben@example.com") + "&card=" + card))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isLessThan(500);
  }

  private void set(String fault) throws Exception {
    HttpResponse<String> answer =
        http.send(
            control("/sandbox/faults")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fault))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private HttpRequest.Builder control(String path) {
    return HttpRequest.newBuilder(sandbox.apiBase().resolve(path))
        .header("Authorization", "Bearer " + sandbox.controlToken());
  }

  private int post(String body, String header) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/stripe"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (header != null) {
      request.header("Stripe-Signature", header);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String signature(String body, Instant at) throws Exception {
    return "t="
        + at.getEpochSecond()
        + ",v1="
        + Webhook.Util.computeHmacSha256(
            settings.webhookSecret(), at.getEpochSecond() + "." + body);
  }

  private static String event(String id, String type, PaymentId payment) {
    return event(id, type, Stripe.API_VERSION, payment);
  }

  private static String event(String id, String type, String version, PaymentId payment) {
    return """
    {"id":"%s","object":"event","type":"%s","api_version":%s,"livemode":false,
     "data":{"object":{"id":"cs_test_x","object":"checkout.session",
                       "metadata":{"payment":"%s"}}}}
    """
        .formatted(id, type, version == null ? "null" : "\"" + version + "\"", payment);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
