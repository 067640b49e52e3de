package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.Reconciliation;
import coop.byhand.payments.RefundId;
import coop.byhand.payments.Till;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that no order waits for goes back whole, and the books know of it from first to last. */
@ByhandTest
class StrayMoneyTests extends StrayStory {

  @Autowired Reconciliation reconciliation;

  @Test
  void whatIsPaidOnASecondPageOfAnOrderGoesBackAndTheOrderIsPaidOnce() {
    Placed placed = placed(quoted(work));
    Order order = order(placed.order());
    StrayPage second = StrayPage.open(till, order.payment(), order.id(), 10_000);

    till.pay(placed.paymentPage(), Till.PAYS);
    till.pay(second.address(), Till.PAYS);

    awaitPaid(order.id());
    awaitReturned(second);
    assertThat(journals(order.id())).filteredOn("sale"::equals).hasSize(1);
    assertThat(journals(order.id())).contains("in_vain", "returned");
    assertThat(licensing.of(ben)).hasSize(1);
    assertThat(openAlert(order.id())).contains("They go back to the buyer whole");
  }

  @Test
  void whatIsPaidForAnOrderThatWasForgottenGoesBackUnderTheNameOfItsPayment() {
    PaymentId forgotten = PaymentId.at(clock.instant());
    OrderId order = OrderId.at(clock.instant());
    StrayPage page = StrayPage.open(till, forgotten, order, 4_321);

    till.pay(page.address(), Till.PAYS);

    awaitReturned(page);
    assertThat(payments.report(forgotten)).isPresent();
    assertThat(journals(order)).containsExactlyInAnyOrder("in_vain", "fee", "returned");
    assertThat(heldAtTheProvider(order)).isEqualTo(feeOf(forgotten));
  }

  /** As after a time away for longer than the provider lists its messages. */
  @Test
  void withoutAnyMessageTheMovementLeadsToThePage() {
    PaymentId forgotten = PaymentId.at(clock.instant());
    OrderId order = OrderId.at(clock.instant());
    StrayPage page = StrayPage.open(till, forgotten, order, 3_456);
    till.set("on=webhook&fault=drop&times=99");
    till.pay(page.address(), Till.PAYS);
    till.clear();

    clock.forward(Duration.ofDays(31));
    reconciliation.run();

    awaitReturned(page);
    assertThat(
            count(
                "select count(*) from payments.webhook_event where payload like ?"
                    + " and type = 'checkout.session.completed'",
                "%" + page.session() + "%"))
        .as("messages")
        .isZero();
  }

  /** As after a licence of the forgotten order was given back in the forgotten time. */
  @Test
  void ofAForgottenOrderOnlyWhatHasNotGoneBackIsSent() {
    PaymentId forgotten = PaymentId.at(clock.instant());
    OrderId order = OrderId.at(clock.instant());
    StrayPage page = StrayPage.open(till, forgotten, order, 9_140);
    till.set("on=webhook&fault=drop&times=99");
    till.pay(page.address(), Till.PAYS);
    till.post(
        "/v1/refunds",
        "charge="
            + page.charge(till)
            + "&amount=2274&metadata[payment]="
            + forgotten
            + "&metadata[refund]="
            + RefundId.at(clock.instant()));
    till.clear();

    clock.forward(Duration.ofDays(2));
    reconciliation.run();
    awaitReturned(page);
    reconciliation.run();

    assertThat(journals(order)).containsExactlyInAnyOrder("in_vain", "fee", "returned");
    assertThat(heldAtTheProvider(order)).isEqualTo(feeOf(forgotten));
    assertThat(
            count(
                "select count(*) from payments.balance_transaction t"
                    + " join payments.refund r on r.provider_refund = t.source"
                    + " or t.source in (select f.provider_refund from payments.refund_found f"
                    + " where f.refund_id = r.refund_id)"
                    + " join payments.balance_link l using (provider_transaction)"
                    + " where r.payment_id = ?",
                forgotten.value()))
        .as("movements that the refund explains")
        .isEqualTo(2);
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void whatTheBuyersBankSendsBackIsWithUsAgain() {
    PaymentId forgotten = PaymentId.at(clock.instant());
    OrderId order = OrderId.at(clock.instant());
    StrayPage page = StrayPage.open(till, forgotten, order, 5_432);

    till.pay(page.address(), Till.PAYS);
    awaitReturned(page);
    till.work("/sandbox/refunds/" + refundAtTheProvider(page) + "/fail", "");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(stateOfRefund(page)).containsExactly("failed"));
    assertThat(journals(order)).filteredOn("in_vain"::equals).hasSize(2);
    assertThat(heldAtTheProvider(order)).isEqualTo(5_432 + feeOf(forgotten));
  }

  @Test
  void aPageThatNobodyPaysIsNoBusinessOfOurs() {
    PaymentId forgotten = PaymentId.at(clock.instant());
    StrayPage page = StrayPage.open(till, forgotten, OrderId.at(clock.instant()), 6_543);

    till.pay(page.address(), Till.DECLINED);
    till.post("/v1/checkout/sessions/" + page.session() + "/expire", "");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    count(
                        "select count(*) from payments.webhook_event"
                            + " where state = 'done' and payload like ?",
                        "%" + page.session() + "%"))
                .isPositive());
    assertThat(payments.report(forgotten)).isEmpty();
  }

  private String openAlert(OrderId order) {
    return sql.sql(
            "select detail from payments.alert where kind = 'payment_mismatch' and detail like ?")
        .param("%" + order + "%")
        .query(String.class)
        .single();
  }
}
