package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A payment of which something went back in a time that our rows have forgotten. */
@ByhandTest
abstract class ForgottenRefunds {

  @Autowired Payments payments;
  @Autowired MoneyBack moneyBack;
  @Autowired Reconciliation reconciliation;
  @Autowired Alerts alerts;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;
  @Autowired Heard heard;

  Till till;
  Purse purse;

  @BeforeEach
  void aBuyer() {
    till = new Till(sandbox);
    purse = new Purse(payments, till, clock, transaction);
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  /** A refund that was made under a name of ours of which no row is left. */
  String forgotten(PaymentId payment, long cents) {
    return forgotten(payment, payment, cents);
  }

  String forgotten(PaymentId payment, PaymentId name, long cents) {
    return JsonMapper.shared()
        .readTree(
            till.post(
                "/v1/refunds",
                "charge="
                    + charge(payment)
                    + "&amount="
                    + cents
                    + "&metadata[payment]="
                    + name
                    + "&metadata[refund]="
                    + RefundId.at(clock.instant())))
        .path("id")
        .stringValue();
  }

  RefundId refund(PaymentId payment, long cents) {
    RefundId id = RefundId.at(clock.instant());
    transaction.executeWithoutResult(ignored -> payments.refund(id, payment, eur(cents)));
    return id;
  }

  RefundId refundOf(PaymentId payment) {
    return new RefundId(
        sql.sql("select refund_id from payments.refund where payment_id = ?")
            .param(payment.value())
            .query(UUID.class)
            .single());
  }

  void awaitState(RefundId id, String state) {
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> assertThat(column("state", id)).isEqualTo(state));
  }

  String alertOf(RefundId id) {
    return alerts.open().stream()
        .filter(alert -> alert.subject().equals(id.toString()))
        .map(Alert::detail)
        .findFirst()
        .orElse("");
  }

  String movementOf(String providerRefund) {
    return sql.sql("select provider_transaction from payments.balance_transaction where source = ?")
        .param(providerRefund)
        .query(String.class)
        .single();
  }

  String providerRefund(RefundId id) {
    return column("provider_refund", id);
  }

  String column(String name, RefundId id) {
    return sql.sql("select " + name + " from payments.refund where refund_id = ?")
        .param(id.value())
        .query(String.class)
        .single();
  }

  /** What the provider has sent back of a payment, minor units. */
  long sentBack(PaymentId payment) {
    return JsonMapper.shared()
        .readTree(till.read("/v1/charges/" + charge(payment)))
        .path("amount_refunded")
        .longValue();
  }

  /** What of ours explains the movements of a refund at the provider, after a comparison. */
  List<String> explanations(String providerRefund) {
    reconciliation.run();
    return sql.sql(
            "select l.kind || ' ' || l.subject from payments.balance_link l"
                + " join payments.balance_transaction t using (provider_transaction)"
                + " where t.source = ?")
        .param(providerRefund)
        .query(String.class)
        .list();
  }

  String charge(PaymentId payment) {
    return sql.sql("select provider_charge from payments.payment where payment_id = ?")
        .param(payment.value())
        .query(String.class)
        .single();
  }

  static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
