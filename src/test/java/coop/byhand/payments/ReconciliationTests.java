package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.Stripe;
import com.stripe.net.Webhook;
import coop.byhand.ByhandTest;
import coop.byhand.TestSetup;
import coop.byhand.kernel.Money;
import coop.byhand.payments.BankEvent.PaidToBank;
import coop.byhand.payments.BankEvent.ReturnedByBank;
import coop.byhand.payments.PaymentState.Open;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Comparing what we know with what the provider lists, against the sandbox. */
@ByhandTest
class ReconciliationTests {

  @Autowired Payments payments;
  @Autowired ProviderMessages messages;
  @Autowired Reconciliation reconciliation;
  @Autowired PaymentsOverview overview;
  @Autowired Alerts alerts;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;
  @Autowired Heard heard;

  private Till till;
  private Purse purse;

  @BeforeEach
  void aBuyer() {
    till = new Till(sandbox);
    purse = new Purse(payments, till, clock, transaction);
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  @Test
  void paymentsAndRefundsExplainTheirMovementsOnceEach() {
    PaymentId payment = purse.paid(5000);
    RefundId refund = RefundId.at(clock.instant());
    transaction.executeWithoutResult(
        ignored -> payments.refund(refund, payment, Money.of(1000, "EUR")));
    await().atMost(Purse.PATIENCE).untilAsserted(() -> assertThat(heard.of(refund)).isNotEmpty());
    reconciliation.run();
    assertThat(links(payment.value())).containsExactly("payment");
    assertThat(links(refund.value())).containsExactly("refund");
    reconciliation.run();
    assertThat(links(payment.value())).containsExactly("payment");
    assertThat(reconciliation.last()).isPresent();
    assertThat(overview.report().last()).isNotNull();
  }

  @Test
  void messagesThatNeverArrivedAreFoundInTheProvidersList() {
    PaymentId payment = purse.intend(Money.of(5000, "EUR"), List.of());
    URI page = purse.opened(payment);
    till.set("on=webhook&fault=drop&times=99");
    till.pay(page, Till.PAYS);
    assertThat(purse.state(payment)).isInstanceOf(Open.class);
    reconciliation.run();
    purse.awaitSuccess(payment);
    assertThat(
            sql.sql(
                    "select count(*) from payments.webhook_event"
                        + " where came_by = 'list' and payload like ?")
                .param("%" + payment + "%")
                .query(Long.class)
                .single())
        .isPositive();
  }

  @Test
  void aMovementThatNothingExplainsCallsAPersonUntilItIsExplained() {
    PaymentId payment = purse.paid(3300);
    String charge = charge(payment);
    // Somebody at the provider sends money back by hand.
    till.post("/v1/refunds", "charge=" + charge + "&amount=300");
    clock.forward(Duration.ofHours(2));
    assertThat(reconciliation.run().unexplained()).isPositive();
    String movement =
        sql.sql(
                """
                select t.provider_transaction from payments.balance_transaction t
                left join payments.balance_link l using (provider_transaction)
                where l.kind is null and t.type = 'refund' and t.amount = -300
                order by t.created_at desc limit 1
                """)
            .query(String.class)
            .single();
    assertThat(alerts.open())
        .anySatisfy(alert -> {
          assertThat(alert.kind()).isEqualTo(Alert.Kind.MOVEMENT_UNEXPLAINED);
          assertThat(alert.subject()).isEqualTo(movement);
          assertThat(alert.detail()).contains("Look it up at the provider");
        });
    assertThat(reconciliation.open()).extracting(OpenMovement::id).contains(movement);
    assertThat(reconciliation.explain(movement, "person_of_the_test", " ", MovementReason.OWN))
        .isEqualTo(ExplainOutcome.WORDS_MISSING);
    assertThat(
            reconciliation.explain(
                movement, "person_of_the_test", "sent back by hand", MovementReason.OWN))
        .isEqualTo(ExplainOutcome.BOOKED);
    assertThat(
            reconciliation.explain(movement, "person_of_the_test", "no, ours", MovementReason.BANK))
        .as("once")
        .isEqualTo(ExplainOutcome.NOT_OPEN);
    reconciliation.run();
    assertThat(alerts.open()).noneMatch(alert -> alert.subject().equals(movement));
    assertThat(reconciliation.open()).extracting(OpenMovement::id).doesNotContain(movement);
  }

  @Test
  void whatTheProviderDoesNotHaveCallsAPersonToo() {
    PaymentId payment = UnlistedPayment.of(1, sql, clock.instant());
    assertThat(reconciliation.run().missing()).isPositive();
    assertThat(alerts.open())
        .anySatisfy(alert -> {
          assertThat(alert.kind()).isEqualTo(Alert.Kind.MOVEMENT_MISSING);
          assertThat(alert.subject()).isEqualTo("payment:" + payment.value());
        });
  }

  @Test
  void aPayoutToTheBankIsToldAndSoIsItsReturn() {
    if (till.available("eur") < 1000) {
      purse.paid(9000);
      clock.forward(Duration.ofDays(8));
    }
    till.set("on=money&fault=payout_returned&times=1");
    String answer = till.post("/v1/payouts", "amount=700&currency=eur");
    String payout = answer.replaceAll("(?s).*\"id\"\\s*:\\s*\"(po_[^\"]+)\".*", "$1");
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(heard.told(PaidToBank.class, each -> each.payout().equals(payout)))
                .singleElement()
                .extracting(PaidToBank::amount)
                .isEqualTo(Money.of(700, "EUR")));
    clock.forward(Duration.ofDays(3));
    till.work("/sandbox/tick", "");
    clock.forward(Duration.ofDays(3));
    till.work("/sandbox/tick", "");
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(heard.told(ReturnedByBank.class, each -> each.payout().equals(payout)))
                .hasSize(1));
    reconciliation.run();
    assertThat(linksOf(payout)).containsExactlyInAnyOrder("bank", "bank_return");
  }

  @Test
  void aParkedMessageIsWorkedAgainOnAPersonsWord() throws Exception {
    PaymentId payment = PaymentId.at(clock.instant());
    String id = "evt_" + UUID.randomUUID();
    String body =
        """
        {"id":"%s","object":"event","type":"charge.updated","api_version":"%s","livemode":false,
         "data":{"object":{"id":"ch_x","object":"charge","metadata":{"payment":"%s"}}}}
        """
            .formatted(id, Stripe.API_VERSION, payment);
    Instant now = clock.instant();
    messages.receive(
        body.getBytes(StandardCharsets.UTF_8),
        "t="
            + now.getEpochSecond()
            + ",v1="
            + Webhook.Util.computeHmacSha256(
                TestSetup.WEBHOOK_SECRET, now.getEpochSecond() + "." + body));
    awaitMessage(id, "parked");
    assertThat(overview.report().parked()).anyMatch(parked -> parked.eventId().equals(id));
    transaction.executeWithoutResult(ignored ->
        sql.sql(
                """
                insert into payments.payment (payment_id, reference, description, amount, currency,
                  success_uri, cancel_uri, expires_at, idem_key, live, state, intended_at,
                  decided_at, failure)
                select ?, 'r', 'd', 1, 'EUR', 'x', 'x', now() + interval '1 hour', ?, false,
                  'failed', now(), now(), 'for the test'
                """)
            .params(payment.value(), payment.toString())
            .update());
    messages.workAgain(id, "person_of_the_test");
    // We know no page of this payment, so there is nothing to ask.
    awaitMessage(id, "done");
    assertThat(alerts.open()).noneMatch(alert -> alert.subject().equals(id));
  }

  @Test
  void aMessageOfAMegabyteIsKept() throws Exception {
    String id = "evt_" + UUID.randomUUID();
    String body =
        """
        {"id":"%s","object":"event","type":"customer.created","api_version":"%s",
         "livemode":false,"data":{"object":{"id":"cus_x","name":"%s"}}}
        """
            .formatted(id, Stripe.API_VERSION, "x".repeat(1024 * 1024));
    Instant now = clock.instant();
    assertThat(
            messages.receive(
                body.getBytes(StandardCharsets.UTF_8),
                "t="
                    + now.getEpochSecond()
                    + ",v1="
                    + Webhook.Util.computeHmacSha256(
                        TestSetup.WEBHOOK_SECRET, now.getEpochSecond() + "." + body)))
        .isEqualTo(new ReceiveOutcome.Stored(id));
    awaitMessage(id, "parked");
  }

  @Test
  void theCopyOfTheProvidersListIsNeverChanged() {
    assertThatThrownBy(() -> sql.sql("update payments.balance_transaction set net = 0").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> sql.sql("delete from payments.balance_link").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void theViewsOfTheInvariantsCanBeRead() {
    for (String view :
        List.of("l02_provider_agrees", "l08_messages_once", "l10_payments_nothing_stuck")) {
      assertThat(sql.sql("select subject, detail from oversight." + view).query().listOfRows())
          .isNotNull();
    }
    String id = "evt_" + UUID.randomUUID();
    transaction.executeWithoutResult(status -> {
      sql.sql(
              """
              insert into payments.webhook_event (event_id, payload, received_at, state, came_by)
              values (?, '{}', now() - interval '11 minutes', 'received', 'hook')
              """)
          .param(id)
          .update();
      assertThat(
              sql.sql("select subject from oversight.l08_messages_once").query(String.class).list())
          .contains(id);
      status.setRollbackOnly();
    });
  }

  private void awaitMessage(String id, String state) {
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    sql.sql("select state from payments.webhook_event where event_id = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly(state));
  }

  private List<String> links(UUID subject) {
    return linksOf(subject.toString());
  }

  private List<String> linksOf(String subject) {
    return sql.sql("select kind from payments.balance_link where subject = ?")
        .param(subject)
        .query(String.class)
        .list();
  }

  private String charge(PaymentId payment) {
    return sql.sql("select provider_charge from payments.payment where payment_id = ?")
        .param(payment.value())
        .query(String.class)
        .single();
  }
}
