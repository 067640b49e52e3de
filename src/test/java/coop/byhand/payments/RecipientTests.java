package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import coop.byhand.ByhandTest;
import coop.byhand.TestSetup;
import coop.byhand.payments.Recipient.State;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payees and their accounts, against the sandbox. */
@ByhandTest
class RecipientTests {

  private static final URI BACK = URI.create("http://localhost/app/earnings");

  @Autowired Recipients recipients;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired JdbcClient sql;
  @Autowired Heard heard;
  @LocalServerPort int port;

  private Till till;

  @BeforeEach
  void aTill() {
    till = new Till(sandbox);
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  @Test
  void aPayeeIsIntroducedOnceAndGetsAFreshPageEachTime() {
    String payee = payee();
    URI first = page(payee);
    assertThat(page(payee)).isNotEqualTo(first);
    assertThat(state(payee)).isEqualTo(State.ONBOARDING);
  }

  @Test
  void whoHasAnsweredTheProvidersQuestionsIsReadyThroughItsMessageAlone() {
    String payee = payee();
    page(payee);
    capability(payee, "active");
    awaitState(payee, State.READY);
    assertThat(recipients.onboard(payee, "Ana", "ana@example.com", BACK))
        .isInstanceOf(OnboardOutcome.Ready.class);
    assertThat(told(payee)).containsExactly(State.ONBOARDING, State.READY);
  }

  @Test
  void whatTheProviderTakesBackIsToldAndWhatIsClosedStaysClosed() {
    String payee = payee();
    page(payee);
    capability(payee, "active");
    awaitState(payee, State.READY);
    capability(payee, "restricted");
    awaitState(payee, State.RESTRICTED);
    till.work("/sandbox/accounts/" + account(payee) + "/close", "");
    awaitState(payee, State.CLOSED);
    assertThat(recipients.onboard(payee, "Ana", "ana@example.com", BACK))
        .isInstanceOf(OnboardOutcome.Refused.class);
    assertThat(told(payee))
        .containsExactly(State.ONBOARDING, State.READY, State.RESTRICTED, State.CLOSED);
  }

  @Test
  void aChangeWhoseMessageWasLostIsFoundByTheSweep() {
    String payee = payee();
    page(payee);
    till.set("on=webhook&fault=drop&times=99");
    capability(payee, "active");
    assertThat(state(payee)).isEqualTo(State.ONBOARDING);
    clock.forward(Duration.ofMinutes(70));
    recipients.sweep();
    awaitState(payee, State.READY);
  }

  @Test
  void anErrorThatHidesTheEffectLeadsToOneAccount() {
    long before = accountsOpened();
    String payee = payee();
    till.set("on=api&fault=dropped_after_effect&path=/v2/core/accounts&times=1");
    page(payee);
    capability(payee, "active");
    awaitState(payee, State.READY);
    assertThat(accountsOpened()).isEqualTo(before + 1);
  }

  @Test
  void whileTheProviderIsAwayNothingIsLost() {
    String payee = payee();
    till.set("on=api&fault=broken_before_effect&path=/v2/core/accounts&times=3");
    assertThat(recipients.onboard(payee, "Ana", "ana@example.com", BACK))
        .isInstanceOf(OnboardOutcome.Unavailable.class);
    assertThat(state(payee)).isEqualTo(State.INTENDED);
    page(payee);
  }

  @Test
  void aThinMessageIsTakenWithItsOwnSecretOnly() throws Exception {
    String body =
        """
        {"id":"evt_%s","object":"v2.core.event","type":"v2.core.event_destination.ping",
         "livemode":false,"created":"2026-11-25T10:00:00.000Z"}
        """
            .formatted(UUID.randomUUID());
    assertThat(post("/hooks/stripe/thin", body, TestSetup.WEBHOOK_SECRET)).isEqualTo(400);
    assertThat(post("/hooks/stripe", body, TestSetup.THIN_WEBHOOK_SECRET)).isEqualTo(400);
    assertThat(post("/hooks/stripe/thin", body, TestSetup.THIN_WEBHOOK_SECRET)).isEqualTo(200);
    assertThat(post("/hooks/stripe/thin", body, TestSetup.THIN_WEBHOOK_SECRET)).isEqualTo(200);
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    sql.sql("select state || came_by from payments.webhook_event where payload = ?")
                        .param(body)
                        .query(String.class)
                        .list())
                .containsExactly("donethin_hook"));
  }

  /** By the messages that the provider sent. */
  private long accountsOpened() {
    return sql.sql("select count(*) from payments.webhook_event where type = ?")
        .param("v2.core.account.created")
        .query(Long.class)
        .single();
  }

  private int post(String path, String body, String secret) throws Exception {
    Instant now = clock.instant();
    String header =
        "t="
            + now.getEpochSecond()
            + ",v1="
            + Webhook.Util.computeHmacSha256(secret, now.getEpochSecond() + "." + body);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Stripe-Signature", header)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private URI page(String payee) {
    return ((OnboardOutcome.Page) recipients.onboard(payee, "Ana", "ana@example.com", BACK)).page();
  }

  private void capability(String payee, String status) {
    till.work("/sandbox/accounts/" + account(payee) + "/capability", "status=" + status);
  }

  private void awaitState(String payee, State state) {
    await().atMost(Purse.PATIENCE).untilAsserted(() -> assertThat(state(payee)).isEqualTo(state));
  }

  private State state(String payee) {
    return recipients.find(payee).orElseThrow().state();
  }

  private List<State> told(String payee) {
    return heard.told(RecipientChanged.class, event -> event.payee().equals(payee)).stream()
        .map(RecipientChanged::state)
        .toList();
  }

  private String account(String payee) {
    return sql.sql("select provider_account from payments.recipient where payee = ?")
        .param(payee)
        .query(String.class)
        .single();
  }

  private static String payee() {
    return "payee-" + UUID.randomUUID();
  }
}
