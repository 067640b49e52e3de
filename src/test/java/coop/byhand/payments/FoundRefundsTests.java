package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.payments.RefundEvent.RefundFailed;
import coop.byhand.payments.RefundEvent.RefundSent;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** After a copy of the database was restored, what had gone back before goes back no second time. */
class FoundRefundsTests extends ForgottenRefunds {

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
  void beforeWhatExceedsARefundIsExplainedNothingIsSent() {
    PaymentId payment = purse.paid(5000);
    String larger = forgotten(payment, 1200);

    RefundId small = refund(payment, 1000);

    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(alertOf(small)).contains(larger, "EUR 12.00", "EUR 10.00", "sent then"));
    assertThat(column("state", small)).isEqualTo("intended");
    assertThat(sentBack(payment)).isEqualTo(1200);

    clock.forward(Duration.ofHours(2));
    reconciliation.run();
    assertThat(reconciliation.explain(movementOf(larger), "board", "A gift.", MovementReason.OWN))
        .isEqualTo(ExplainOutcome.BOOKED);
    payments.sweep();
    awaitState(small, "done");
    assertThat(sentBack(payment)).isEqualTo(2200);
    assertThat(alerts.open()).noneMatch(alert -> alert.subject().equals(small.toString()));
  }

  @Test
  void aLaterRefundThatIsLargeEnoughCountsIt() {
    PaymentId payment = purse.paid(5000);
    String larger = forgotten(payment, 1200);
    RefundId small = refund(payment, 1000);
    await().atMost(Purse.PATIENCE).untilAsserted(() -> assertThat(alertOf(small)).isNotEmpty());

    RefundId second = refund(payment, 4000);
    awaitState(second, "done");
    assertThat(explanations(larger)).containsExactly("refund " + second.value());
    clock.forward(Duration.ofMinutes(6));
    payments.sweep();
    awaitState(small, "done");
    assertThat(sentBack(payment)).isEqualTo(5000);
  }

  /** A message may have one refund worked on while its job does. */
  @Test
  void workedOnByManyAtOnceItIsSentOnce() throws Exception {
    PaymentId payment = purse.paid(5000);
    forgotten(payment, 700);
    forgotten(payment, 500);
    till.set("on=api&fault=broken_before_effect&method=GET&path=/v1/refunds&times=1");
    RefundId id = refund(payment, 1200);
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      threads
          .invokeAll(Collections.nCopies(12, Executors.callable(() -> pursue(id))))
          .forEach(ignored -> {});
    }
    awaitState(id, "done");
    assertThat(sentBack(payment)).isEqualTo(1200);
    assertThat(heard.of(id)).hasExactlyElementsOfTypes(RefundSent.class);
  }

  private void pursue(RefundId id) {
    try {
      moneyBack.pursue(id);
    } catch (IllegalStateException | PaymentsUnavailable again) {
      // As its job would: another caller was faster, or the provider was away.
    }
  }

  @Test
  void oneOfAPaymentThatHasAnotherNameByNowCounts() {
    PaymentId payment = purse.paid(5000);
    String before = forgotten(payment, PaymentId.at(clock.instant()), 5000);

    transaction.executeWithoutResult(ignored -> payments.sendBack(payment));

    RefundId refund = refundOf(payment);
    awaitState(refund, "done");
    assertThat(providerRefund(refund)).isEqualTo(before);
    assertThat(till.refunds(charge(payment))).isEqualTo(1);
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
    String movement = movementOf(explained);
    sql.sql("insert into payments.balance_link values (?, 'person', 'a test', now())")
        .param(movement)
        .update();

    RefundId refund = refund(payment, 3000);

    awaitState(refund, "done");
    assertThat(sentBack(payment)).isEqualTo(4200);
  }

  @Test
  void whatARefundCountsIsNotForAPersonToExplain() {
    PaymentId payment = purse.paid(5000);
    String part = forgotten(payment, 1200);
    clock.forward(Duration.ofHours(2));
    reconciliation.run();
    RefundId refund = refund(payment, 5000);
    awaitState(refund, "done");
    assertThat(reconciliation.explain(movementOf(part), "board", "A gift.", MovementReason.OWN))
        .isEqualTo(ExplainOutcome.NOT_OPEN);
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
}
