package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.identity.PersonId;
import coop.byhand.payments.DisputeEvent;
import coop.byhand.payments.DisputeEvent.DisputeClosed;
import coop.byhand.payments.DisputeEvent.FundsWithdrawn;
import coop.byhand.payments.DisputeEvent.Verdict;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.Reconciliation;
import coop.byhand.payments.RefundId;
import coop.byhand.payments.Till;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Money that no order waits for goes back whole, and the books know of it from first to last. */
@ByhandTest
class StrayMoneyTests extends CheckoutStory {

  @Autowired StrayMoney strays;
  @Autowired Reconciliation reconciliation;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

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
  void aBankCanAskForItAllTheSame() {
    PaymentId forgotten = PaymentId.at(clock.instant());
    OrderId order = OrderId.at(clock.instant());
    StrayPage page = StrayPage.open(till, forgotten, order, 7_654);
    till.pay(page.address(), Till.PAYS);
    awaitReturned(page);

    String dispute = "du_" + order;
    tell(new FundsWithdrawn(dispute, forgotten, eur(7_654), eur(2_000), clock.instant(), null));
    tell(new DisputeClosed(dispute, forgotten, Verdict.LOST, clock.instant()));

    assertThat(journals(order)).contains("dispute_withdrawn", "dispute_lost");
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void aDisputeAboutASecondPageTouchesNothingOfTheSale() {
    Placed placed = placed(quoted(work));
    Order order = order(placed.order());
    StrayPage second = StrayPage.open(till, order.payment(), order.id(), 10_000);
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(order.id());
    till.pay(second.address(), Till.PAYS);
    awaitReturned(second);
    String line = order(order.id()).lines().getFirst().reference();
    PaymentId stray = payment(second);

    String dispute = "du_" + stray;
    tell(new FundsWithdrawn(dispute, stray, eur(10_000), eur(2_000), clock.instant(), null));
    assertThat(ledger.leftOf(line)).as("while it is decided").isEqualTo(order.gross());
    tell(new DisputeClosed(dispute, stray, Verdict.LOST, clock.instant()));

    assertThat(ledger.leftOf(line)).isEqualTo(order.gross());
    assertThat(left(order.id(), "dispute.loss")).as("it had gone back before").isEqualTo(10_000);
    assertThat(left(order.id(), "dispute.held")).isZero();
    assertThat(licensing.of(ben)).hasSize(1);
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void aDisputeAboutASecondPageIsNotTakenForOneAboutTheSale() {
    Placed placed = placed(quoted(work));
    Order order = order(placed.order());
    StrayPage second = StrayPage.open(till, order.payment(), order.id(), 10_000);
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(order.id());
    till.set("on=webhook&fault=drop&times=99");
    till.pay(second.address(), Till.PAYS);
    till.clear();
    String charge = second.charge(till);
    till.work("/sandbox/charges/" + charge + "/dispute", "");
    await()
        .atMost(PATIENCE)
        .until(() ->
            count(
                    "select count(*) from payments.webhook_event"
                        + " where type like 'charge.dispute%' and payload like ?",
                    "%" + charge + "%")
                > 0);

    reconciliation.run();

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          clock.forward(Duration.ofMinutes(6));
          assertThat(disputesOf(payment(second))).isEqualTo(1);
        });
    assertThat(disputesOf(order.payment())).as("of what was sold").isZero();
  }

  @Test
  void moneyThatIsHeardOfAfterItsEndIsBookedAsLost() {
    PaymentId forgotten = PaymentId.at(clock.instant());
    OrderId order = OrderId.at(clock.instant());
    StrayPage page = StrayPage.open(till, forgotten, order, 7_655);
    till.pay(page.address(), Till.PAYS);
    awaitReturned(page);

    String dispute = "du_" + order;
    tell(new DisputeClosed(dispute, forgotten, Verdict.LOST, clock.instant()));
    tell(
        new FundsWithdrawn(
            dispute, forgotten, eur(7_655), eur(2_000), clock.instant(), Verdict.LOST));

    assertThat(journals(order)).contains("dispute_withdrawn", "dispute_lost");
    assertThat(left(order, "dispute.held")).isZero();
  }

  @Test
  void anInquiryKeepsNothingFromGoingBack() {
    OrderId order = OrderId.at(clock.instant());
    StrayPage page = StrayPage.open(till, PaymentId.at(clock.instant()), order, 8_766);
    disputedBeforeWeHear(page, "as=inquiry", "d.status like 'warning%'");

    awaitEnd(page, "done");

    assertThat(left(order, "refund.in_transit")).isZero();
  }

  @Test
  void whatTheBankLeavesOfItIsForTheBoard() {
    OrderId order = OrderId.at(clock.instant());
    StrayPage page = StrayPage.open(till, PaymentId.at(clock.instant()), order, 8_767);
    String dispute = disputedBeforeWeHear(page, "amount=3000", "d.withdrawn is not null");

    till.work("/sandbox/disputes/" + dispute + "/lose", "");

    awaitEnd(page, "failed");
    StrayRefund failed =
        strays.failed().stream()
            .filter(each -> each.reference().equals(order.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(strays.stillOwed(failed)).isEqualTo(eur(5_767));
    PersonId board = atelier.member("Carla Reyes").person();
    assertThat(strays.again(failed.id(), board, RefundWay.PROVIDER))
        .isEqualTo(StrayOutcome.PARTLY_WITH_THE_BUYER);
    assertThat(strays.again(failed.id(), board, RefundWay.BY_HAND))
        .isEqualTo(StrayOutcome.PAID_BY_HAND);
    assertThat(left(order, "bank")).isEqualTo(-5_767);
    assertThat(left(order, "refund.in_transit")).isZero();
    assertThat(left(order, "dispute.loss")).as("it was to go to the same buyer").isZero();
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void whileTheBankDecidesItWaitsAndWhatTheBankKeepsIsNotSentAsWell() {
    OrderId order = OrderId.at(clock.instant());
    StrayPage page = StrayPage.open(till, PaymentId.at(clock.instant()), order, 8_765);
    String dispute = disputedBeforeWeHear(page);

    till.work("/sandbox/disputes/" + dispute + "/lose", "");

    awaitEnd(page, "failed");
    assertThat(journals(order)).contains("dispute_withdrawn", "dispute_lost", "returned");
    assertThat(left(order, "refund.in_transit")).isZero();
    assertThat(left(order, "dispute.loss")).as("it was to go to the same buyer").isZero();
  }

  @Test
  void whatTheBankGivesBackGoesToTheBuyerThen() {
    OrderId order = OrderId.at(clock.instant());
    StrayPage page = StrayPage.open(till, PaymentId.at(clock.instant()), order, 9_876);
    String dispute = disputedBeforeWeHear(page);

    till.work("/sandbox/disputes/" + dispute + "/win", "");

    awaitEnd(page, "done");
    assertThat(journals(order)).contains("dispute_withdrawn", "dispute_won", "returned");
    assertThat(left(order, "refund.in_transit")).isZero();
    assertThat(left(order, "dispute.held")).isZero();
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

  /** The bank asks for the money before any message of the payment has reached us. */
  private String disputedBeforeWeHear(StrayPage page) {
    return disputedBeforeWeHear(page, "", "d.withdrawn is not null");
  }

  private String disputedBeforeWeHear(StrayPage page, String how, String fact) {
    till.set("on=webhook&fault=drop&times=99");
    till.pay(page.address(), Till.PAYS);
    String dispute =
        JsonMapper.shared()
            .readTree(till.work("/sandbox/charges/" + page.charge(till) + "/dispute", how))
            .path("id")
            .stringValue();
    till.clear();
    reconciliation.run();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    count(
                        "select count(*) from payments.dispute d join payments.payment p"
                            + " using (payment_id) where p.provider_session = ? and "
                            + fact,
                        page.session()))
                .isEqualTo(1));
    return dispute;
  }

  /** Under which payment it is known to us. */
  private PaymentId payment(StrayPage page) {
    return new PaymentId(
        sql.sql("select payment_id from payments.payment where provider_session = ?")
            .param(page.session())
            .query(UUID.class)
            .single());
  }

  private long disputesOf(PaymentId payment) {
    return count("select count(*) from payments.dispute where payment_id = ?", payment.value());
  }

  private void awaitEnd(StrayPage page, String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          clock.forward(Duration.ofMinutes(6));
          payments.sweep();
          assertThat(stateOfRefund(page)).containsExactly(state);
        });
  }

  private void tell(DisputeEvent event) {
    transaction.executeWithoutResult(ignored -> events.publishEvent(event));
  }

  private void awaitReturned(StrayPage page) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(stateOfRefund(page)).containsExactly("done"));
    assertThat(
            count(
                "select count(*) from checkout.stray_refund s join payments.payment p"
                    + " using (payment_id) where p.provider_session = ?"
                    + " and s.state = 'sent'",
                page.session()))
        .isEqualTo(1);
  }

  private List<String> stateOfRefund(StrayPage page) {
    return ofRefund("state", page);
  }

  private String refundAtTheProvider(StrayPage page) {
    return ofRefund("provider_refund", page).getFirst();
  }

  private List<String> ofRefund(String column, StrayPage page) {
    return sql.sql(
            "select r."
                + column
                + " from payments.refund r join payments.payment p using (payment_id)"
                + " where p.provider_session = ?")
        .param(page.session())
        .query(String.class)
        .list();
  }

  /** What the books say that an order has left at the provider, minor units. */
  private long heldAtTheProvider(OrderId order) {
    return left(order, "stripe.balance");
  }

  private long left(OrderId order, String chart) {
    return sql.sql(
            "select coalesce(sum(e.amount), 0) from ledger.journal j"
                + " join ledger.entry e using (journal_id)"
                + " join ledger.account a using (account_id)"
                + " where j.cause = ? and a.chart = ?")
        .params(order.toString(), chart)
        .query(Long.class)
        .single();
  }

  /** The fee, as it lowers the balance. */
  private long feeOf(PaymentId payment) {
    return -sql.sql("select fee from payments.payment where payment_id = ?")
        .param(payment.value())
        .query(Long.class)
        .single();
  }

  private String openAlert(OrderId order) {
    return sql.sql(
            "select detail from payments.alert where kind = 'payment_mismatch' and detail like ?")
        .param("%" + order + "%")
        .query(String.class)
        .single();
  }
}
