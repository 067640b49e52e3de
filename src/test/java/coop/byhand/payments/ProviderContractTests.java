package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.Exchange;
import coop.byhandsandbox.ProviderWatch;
import coop.byhandsandbox.StripeSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the application itself sends, in every kind of call that it makes, against the provider's
 * own description of its API. Every other test of the whole application is compared too; this one
 * leaves no kind of call out.
 */
@ByhandTest
class ProviderContractTests {

  private static final URI BACK = URI.create("http://localhost/app/earnings");

  @Autowired ProviderWatch watch;
  @Autowired PaymentGateway gateway;
  @Autowired Payments payments;
  @Autowired Recipients recipients;
  @Autowired Transfers transfers;
  @Autowired TransferRows transferRows;
  @Autowired ReversalRows reversalRows;
  @Autowired Reconciliation reconciliation;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;

  private Till till;
  private Purse purse;

  @BeforeEach
  void theDescriptionIsThere() {
    assumeTrue(watch.sees(), "Skipped: the provider's API description is not beside the project");
    till = new Till(sandbox);
    purse = new Purse(payments, till, clock, transaction);
    watch.lookAfresh();
  }

  @Test
  void everyKindOfCallIsAsTheProviderDescribesIt() throws Exception {
    PaymentId payment = purse.paid(90_000);
    String charge = charge(payment);
    sendBack(payment);
    assertThat(gateway.refunds().made(charge)).hasSize(1);
    assertThat(gateway.pageOf(charge)).isPresent();
    letExpire();
    till.work("/sandbox/charges/" + charge + "/dispute", "amount=500");
    clock.forward(Duration.ofDays(8));
    payAndTakeBack(onboarded());
    till.post("/v1/payouts", "amount=700&currency=eur");
    reconciliation.run();
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(watch.seen())
                .contains(
                    "post_v1_checkout_sessions",
                    "get_v1_checkout_sessions",
                    "get_v1_checkout_sessions__session_",
                    "post_v1_checkout_sessions__session__expire",
                    "get_v1_charges__charge_",
                    "post_v1_refunds",
                    "get_v1_refunds",
                    "get_v1_refunds__refund_",
                    "post_v1_transfers",
                    "get_v1_transfers",
                    "get_v1_transfers__transfer_",
                    "post_v1_transfers__id__reversals",
                    "get_v1_transfers__id__reversals",
                    "get_v1_disputes__dispute_",
                    "get_v1_payouts__payout_",
                    "get_v1_balance_transactions",
                    "get_v1_events",
                    "post_v2_core_accounts",
                    "get_v2_core_accounts__id_",
                    "post_v2_core_account_links",
                    "get_v2_core_events__id_"));
    assertThat(watch.takeFaults()).isEmpty();
  }

  /** The comparison is one: a wrong word is found, in a question and in an answer. */
  @Test
  void whatTheDescriptionDoesNotAllowIsFound() {
    String path = "/v1/balance_transactions";
    String answer = till.read(path + "?limit=1");
    assertThat(watch.takeFaults()).isEmpty();
    watch.accept(new Exchange("GET", path, "limit=1&colour=blue", "", "", 200, answer));
    assertThat(watch.takeFaults())
        .singleElement()
        .satisfies(fault -> assertThat(fault).contains(path + " was sent", "colour"));
    String odd = answer.replace("\"has_more\"", "\"has_less\"");
    watch.accept(new Exchange("GET", path, "limit=1", "", "", 200, odd));
    assertThat(watch.takeFaults())
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault).contains(path + " answers"));
    watch.accept(new Exchange("GET", "/v1/fortunes", "", "", "", 200, "{}"));
    assertThat(watch.takeFaults()).containsExactly("GET /v1/fortunes is not described");
  }

  private void sendBack(PaymentId payment) {
    RefundId refund = RefundId.at(clock.instant());
    transaction.executeWithoutResult(
        ignored -> payments.refund(refund, payment, Money.of(1000, "EUR")));
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    state("select state from payments.refund where refund_id = ?", refund.value()))
                .isEqualTo("done"));
  }

  private void letExpire() {
    PaymentId payment = purse.intend(Money.of(700, "EUR"), List.of());
    purse.opened(payment);
    payments.close(payment);
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(
            () -> assertThat(purse.state(payment)).isInstanceOf(PaymentState.Expired.class));
  }

  /** A payee who has answered the provider's questions. */
  private String onboarded() throws Exception {
    String payee = "payee-" + UUID.randomUUID();
    OnboardOutcome.Page page =
        (OnboardOutcome.Page) recipients.onboard(payee, "Ana", "ana@example.com", BACK);
    try (HttpClient browser = HttpClient.newHttpClient()) {
      browser.send(
          HttpRequest.newBuilder(page.page())
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("answer=finish&bank=pays"))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(recipients.find(payee).orElseThrow().state())
                .isEqualTo(Recipient.State.READY));
    return payee;
  }

  private void payAndTakeBack(String payee) throws PaymentRefused {
    TransferId sent = TransferId.at(clock.instant());
    Money amount = Money.of(2000, "EUR");
    transaction.executeWithoutResult(
        ignored -> transfers.send(new TransferRequest(sent, payee, amount, "run-" + sent)));
    String state = "select state from payments.transfer where transfer_id = ?";
    await().atMost(Purse.PATIENCE).until(() -> state(state, sent.value()).equals("done"));
    assertThat(gateway.transfers().look(transferRows.find(sent).orElseThrow())).isPresent();
    ReversalId back = ReversalId.at(clock.instant());
    transaction.executeWithoutResult(
        ignored -> transfers.takeBack(new ReversalRequest(back, sent, amount)));
    String reversal = "select state from payments.transfer_reversal where reversal_id = ?";
    await().atMost(Purse.PATIENCE).until(() -> state(reversal, back.value()).equals("done"));
    assertThat(gateway.transfers().look(reversalRows.find(back).orElseThrow())).isPresent();
  }

  private String charge(PaymentId payment) {
    return state(
        "select provider_charge from payments.payment where payment_id = ?", payment.value());
  }

  private String state(String question, UUID id) {
    return sql.sql(question).param(id).query(String.class).single();
  }
}
