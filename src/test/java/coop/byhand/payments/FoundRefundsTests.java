package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.payments.RefundEvent.RefundFailed;
import coop.byhand.payments.RefundEvent.RefundSent;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** After a copy of the database was restored, what had gone back before goes back no second time. */
@ByhandTest
class FoundRefundsTests {

  @Autowired Payments payments;
  @Autowired Reconciliation reconciliation;
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
  void ofAWholePaymentOnlyTheRestIsSent() {
    PaymentId payment = purse.paid(5000);
    String part = forgotten(payment, 1200);

    transaction.executeWithoutResult(ignored -> payments.sendBack(payment));

    RefundId refund = refundOf(payment);
    awaitState(refund, "done");
    assertThat(sentBack(payment)).isEqualTo(5000);
    assertThat(till.refunds(charge(payment))).isEqualTo(2);
    assertThat(heard.of(refund))
        .singleElement()
        .satisfies(sent -> assertThat(sent.amount()).isEqualTo(eur(5000)));
    assertThat(explanations(part)).containsExactly("refund " + refund.value());
    assertThat(explanations(providerRefund(refund))).containsExactly("refund " + refund.value());
  }

  @Test
  void ifEverythingHasGoneNothingIsSent() {
    PaymentId payment = purse.paid(5000);
    String first = forgotten(payment, 2000);
    String second = forgotten(payment, 3000);

    transaction.executeWithoutResult(ignored -> payments.sendBack(payment));

    RefundId refund = refundOf(payment);
    awaitState(refund, "done");
    assertThat(till.refunds(charge(payment))).isEqualTo(2);
    assertThat(explanations(first)).containsExactly("refund " + refund.value());
    assertThat(explanations(second)).containsExactly("refund " + refund.value());
    assertThat(payments.report(payment).orElseThrow().returnedAt()).isNotNull();
  }

  @Test
  void oneOfTheSameAmountIsTheRefundItselfAndItsLaterFailureIsHeard() {
    PaymentId payment = purse.paid(5000);
    forgotten(payment, 400);
    String same = forgotten(payment, 1200);

    RefundId refund = refund(payment, 1200);

    awaitState(refund, "done");
    assertThat(providerRefund(refund)).isEqualTo(same);
    assertThat(till.refunds(charge(payment))).isEqualTo(2);
    till.work("/sandbox/refunds/" + same + "/fail", "");
    awaitState(refund, "failed");
    assertThat(heard.of(refund)).hasExactlyElementsOfTypes(RefundSent.class, RefundFailed.class);
  }

  @Test
  void whatExceedsARefundStaysForAnother() {
    PaymentId payment = purse.paid(5000);
    String larger = forgotten(payment, 1200);

    RefundId small = refund(payment, 1000);
    awaitState(small, "done");
    assertThat(sentBack(payment)).isEqualTo(2200);
    assertThat(explanations(larger)).isEmpty();

    RefundId second = refund(payment, 4000);
    awaitState(second, "done");
    assertThat(sentBack(payment)).isEqualTo(5000);
    assertThat(explanations(larger)).containsExactly("refund " + second.value());
  }

  @Test
  void whatSomebodySentByHandIsNoPartOfIt() {
    PaymentId payment = purse.paid(5000);
    till.post("/v1/refunds", "charge=" + charge(payment) + "&amount=1200");

    RefundId refund = refund(payment, 3000);

    awaitState(refund, "done");
    assertThat(sentBack(payment)).isEqualTo(4200);
  }

  @Test
  void whatAPersonHasExplainedCountsNoMore() {
    PaymentId payment = purse.paid(5000);
    String explained = forgotten(payment, 1200);
    reconciliation.run();
    String movement =
        sql.sql("select provider_transaction from payments.balance_transaction where source = ?")
            .param(explained)
            .query(String.class)
            .single();
    sql.sql("insert into payments.balance_link values (?, 'person', 'a test', now())")
        .param(movement)
        .update();

    RefundId refund = refund(payment, 3000);

    awaitState(refund, "done");
    assertThat(sentBack(payment)).isEqualTo(4200);
  }

  @Test
  void aPartThatABankSendsBackStandsBeforeAPerson() {
    PaymentId payment = purse.paid(5000);
    forgotten(payment, 1200);
    RefundId refund = refund(payment, 5000);
    awaitState(refund, "done");

    till.work("/sandbox/refunds/" + providerRefund(refund) + "/fail", "");

    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(alerts.open())
                .anySatisfy(alert -> {
                  assertThat(alert.subject()).isEqualTo(refund.toString());
                  assertThat(alert.detail()).contains("EUR 38.00", "EUR 50.00", "another way");
                }));
    assertThat(heard.of(refund)).hasExactlyElementsOfTypes(RefundSent.class);
    awaitState(refund, "done");
    clock.forward(Duration.ofHours(2));
    reconciliation.run();
    assertThat(
            sql.sql(
                    "select t.net from payments.unallocated"
                        + " join payments.balance_transaction t using (provider_transaction)"
                        + " where t.source = ? and explained_at is null")
                .param(providerRefund(refund))
                .query(Long.class)
                .list())
        .containsExactly(3800L);
  }

  @Test
  void partsOfARefundThatFailedCountForTheNext() {
    PaymentId payment = purse.paid(5000);
    String part = forgotten(payment, 1200);
    String dispute =
        JsonMapper.shared()
            .readTree(till.work("/sandbox/charges/" + charge(payment) + "/dispute", ""))
            .path("id")
            .stringValue();
    RefundId refused = refund(payment, 5000);
    awaitState(refused, "failed");
    till.work("/sandbox/disputes/" + dispute + "/win", "");

    RefundId again = refund(payment, 5000);

    awaitState(again, "done");
    assertThat(sentBack(payment)).isEqualTo(5000);
    assertThat(explanations(part)).containsExactly("refund " + again.value());
  }

  @Test
  void theDatabaseItselfRefusesToCountOneTwice() {
    PaymentId payment = purse.paid(5000);
    String part = forgotten(payment, 1200);
    RefundId refund = refund(payment, 2000);
    awaitState(refund, "done");
    till.set("on=api&fault=broken_before_effect&method=GET&path=/v1/refunds&times=99");
    RefundId other = refund(payment, 2000);

    assertRefused(other, part, 1200);
    assertRefused(other, providerRefund(refund), 800);
    assertRefused(other, "re_" + other, 2000);
    assertRefused(refund, "re_" + other, 10);
  }

  private void assertRefused(RefundId partOf, String providerRefund, long cents) {
    assertThatThrownBy(() ->
            sql.sql("insert into payments.refund_found values (?, ?, ?, now())")
                .params(providerRefund, partOf.value(), cents)
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("cannot be a part of");
  }

  /** A refund that was made under a name of ours of which no row is left. */
  private String forgotten(PaymentId payment, long cents) {
    return JsonMapper.shared()
        .readTree(
            till.post(
                "/v1/refunds",
                "charge="
                    + charge(payment)
                    + "&amount="
                    + cents
                    + "&metadata[payment]="
                    + payment
                    + "&metadata[refund]="
                    + RefundId.at(clock.instant())))
        .path("id")
        .stringValue();
  }

  private RefundId refund(PaymentId payment, long cents) {
    RefundId id = RefundId.at(clock.instant());
    transaction.executeWithoutResult(ignored -> payments.refund(id, payment, eur(cents)));
    return id;
  }

  private RefundId refundOf(PaymentId payment) {
    return new RefundId(
        sql.sql("select refund_id from payments.refund where payment_id = ?")
            .param(payment.value())
            .query(UUID.class)
            .single());
  }

  private void awaitState(RefundId id, String state) {
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> assertThat(column("state", id)).isEqualTo(state));
  }

  private String providerRefund(RefundId id) {
    return column("provider_refund", id);
  }

  private String column(String name, RefundId id) {
    return sql.sql("select " + name + " from payments.refund where refund_id = ?")
        .param(id.value())
        .query(String.class)
        .single();
  }

  /** What the provider has sent back of a payment, minor units. */
  private long sentBack(PaymentId payment) {
    return JsonMapper.shared()
        .readTree(till.read("/v1/charges/" + charge(payment)))
        .path("amount_refunded")
        .longValue();
  }

  /** What of ours explains the movements of a refund at the provider, after a comparison. */
  private List<String> explanations(String providerRefund) {
    reconciliation.run();
    return sql.sql(
            "select l.kind || ' ' || l.subject from payments.balance_link l"
                + " join payments.balance_transaction t using (provider_transaction)"
                + " where t.source = ?")
        .param(providerRefund)
        .query(String.class)
        .list();
  }

  private String charge(PaymentId payment) {
    return sql.sql("select provider_charge from payments.payment where payment_id = ?")
        .param(payment.value())
        .query(String.class)
        .single();
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
