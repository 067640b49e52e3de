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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** A bank asks for money that bought nothing: what was sold is none of its business. */
@ByhandTest
class StrayDisputesTests extends StrayStory {

  @Autowired StrayMoney strays;
  @Autowired Reconciliation reconciliation;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

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
    till.dispute(charge, "");
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
    assertThat(strays.stillOwed(failed).owed()).isEqualTo(eur(5_767));
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

  /** The provider lets it, and a refund ends most inquiries. */
  @Test
  void anInquiryKeepsNothingFromGoingBack() {
    Order order = paid(placed(quoted(work)));
    String charge =
        sql.sql("select provider_charge from payments.payment where payment_id = ?")
            .param(order.payment().value())
            .query(String.class)
            .single();
    till.dispute(charge, "as=inquiry");
    await().atMost(PATIENCE).until(() -> disputesOf(order.payment()) == 1);

    RefundId refund = RefundId.at(clock.instant());
    transaction.executeWithoutResult(
        ignored -> payments.refundForNothing(refund, order.payment(), eur(1_000)));

    await()
        .atMost(PATIENCE)
        .until(() ->
            count(
                    "select count(*) from payments.refund where refund_id = ? and state = 'done'",
                    refund.value())
                == 1);
    assertThat(payments.report(order.payment()).orElseThrow().isAskedFor()).isTrue();
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

  /** The bank asks for the money before any message of the payment has reached us. */
  private String disputedBeforeWeHear(StrayPage page) {
    return disputedBeforeWeHear(page, "", "d.withdrawn is not null");
  }

  private String disputedBeforeWeHear(StrayPage page, String how, String fact) {
    till.set("on=webhook&fault=drop&times=99");
    till.pay(page.address(), Till.PAYS);
    String dispute = till.dispute(page.charge(till), how);
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
}
