package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.payments.RefundEvent.RefundSent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Money that went back before and then came back from the buyer's bank. */
class FoundRefundsComeBackTests extends ForgottenRefunds {

  /** A card to which refunds take days. */
  private static final String LATE = "4000000000007726";

  @Test
  void aPartThatABankSendsBackStandsBeforeAPerson() {
    PaymentId payment = purse.paid(5000);
    forgotten(payment, 1200);
    RefundId refund = refund(payment, 5000);
    awaitState(refund, "done");

    till.work("/sandbox/refunds/" + providerRefund(refund) + "/fail", "");

    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> assertThat(alertOf(refund)).contains("EUR 50.00", "another way"));
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

  /** As after a time away for longer than the provider lists its messages. */
  @Test
  void withoutAnyMessageTheMovementLeadsToTheRefund() {
    PaymentId payment = purse.paid(5000);
    RefundId refund = refund(payment, 1200);
    awaitState(refund, "done");
    till.set("on=webhook&fault=drop&times=99");
    till.work("/sandbox/refunds/" + providerRefund(refund) + "/fail", "");
    till.clear();

    clock.forward(Duration.ofDays(31));
    reconciliation.run();

    awaitState(refund, "failed");
    assertThat(heard.of(refund))
        .hasExactlyElementsOfTypes(RefundSent.class, RefundEvent.RefundFailed.class);
    assertThat(
            sql.sql(
                    "select l.kind from payments.balance_link l"
                        + " join payments.balance_transaction t using (provider_transaction)"
                        + " where t.source = ? order by l.kind")
                .param(providerRefund(refund))
                .query(String.class)
                .list())
        .containsExactly("refund", "refund_failure");
  }

  @Test
  void aCountedPartThatComesBackLaterStandsBeforeAPerson() {
    PaymentId payment = purse.paid(5000);
    String part = forgotten(payment, 1200);
    RefundId refund = refund(payment, 5000);
    awaitState(refund, "done");

    till.work("/sandbox/refunds/" + part + "/fail", "");

    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> assertThat(alertOf(refund)).contains(part, "another way"));
    awaitState(refund, "done");
  }

  @Test
  void aPartThatComesBackBeforeTheRestIsSentCountsNoMore() {
    PaymentId payment = purse.paid(5000);
    String part = forgotten(payment, 1200);
    till.set("on=api&fault=broken_before_effect&method=POST&path=/v1/refunds&times=2");
    RefundId refund = refund(payment, 5000);
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    sql.sql("select count(*) from payments.refund_found where refund_id = ?")
                        .param(refund.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1));

    till.work("/sandbox/refunds/" + part + "/fail", "");

    awaitState(refund, "done");
    assertThat(sentBack(payment)).isEqualTo(5000);
    assertThat(till.refunds(charge(payment))).isEqualTo(2);
  }

  @Test
  void aRestThatFailsWhileUnderWayLeavesNothingInTheBooks() {
    PaymentId payment = purse.intend(eur(5000), List.of());
    till.pay(purse.opened(payment), LATE);
    purse.awaitSuccess(payment);
    String part = forgotten(payment, 1200);
    RefundId refund = refund(payment, 5000);
    awaitState(refund, "sent");
    String rest = providerRefund(refund);
    till.work("/sandbox/refunds/" + rest + "/fail", "");
    awaitState(refund, "failed");
    assertThat(explanations(rest))
        .containsExactlyInAnyOrder("refund " + refund.value(), "refund_failure " + refund.value());
    assertThat(explanations(part)).isEmpty();
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
}
