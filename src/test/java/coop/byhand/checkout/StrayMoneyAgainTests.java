package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.identity.PersonId;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.RefundId;
import coop.byhand.payments.Till;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that no order waits for and that did not arrive is owed until the board has seen to it. */
@ByhandTest
class StrayMoneyAgainTests extends StrayStory {

  private static final long CENTS = 5_432;

  @Autowired StrayMoney strays;
  @Autowired TransactionTemplate transaction;

  private PersonId board;
  private PaymentId payment;
  private OrderId order;
  private StrayPage page;

  @BeforeEach
  void somebodyHasPaidForAnOrderThatWasForgotten() {
    board = atelier.member("Carla Reyes").person();
    payment = PaymentId.at(clock.instant());
    order = OrderId.at(clock.instant());
    page = StrayPage.open(till, payment, order, CENTS);
  }

  @Test
  void theBoardHasItSentAgainAsOftenAsTheBankSendsItBack() {
    StrayRefund first = failedDaysLater();
    assertThat(first.reference()).isEqualTo(order.toString());
    assertThat(openInTheBooks()).as("owed").hasSize(1);

    assertThat(strays.again(first.id(), board, RefundWay.PROVIDER))
        .isEqualTo(StrayOutcome.GOES_AGAIN);
    awaitStates("failed", "sent");
    assertThat(openInTheBooks()).isEmpty();
    failAtTheBank(1);
    awaitStates("failed", "failed");
    StrayRefund second = open().getFirst();
    assertThat(second).isNotEqualTo(first);
    assertThat(openInTheBooks()).as("owed again").hasSize(1);

    assertThat(strays.again(second.id(), board, RefundWay.PROVIDER))
        .isEqualTo(StrayOutcome.GOES_AGAIN);
    awaitStates("failed", "failed", "sent");
    assertThat(openInTheBooks()).isEmpty();
    assertThat(on("refund.in_transit")).isZero();
    assertThat(on("stripe.balance")).as("all but the fee").isEqualTo(-on("stripe.fees"));
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void whatTheBoardPaysByHandComesOutOfOurBankAndOnce() {
    StrayRefund failed = failedDaysLater();
    long atTheProvider = on("stripe.balance");

    assertThat(strays.again(failed.id(), board, RefundWay.BY_HAND))
        .isEqualTo(StrayOutcome.PAID_BY_HAND);
    assertThat(strays.again(failed.id(), board, RefundWay.BY_HAND)).isEqualTo(StrayOutcome.UNKNOWN);

    assertThat(open()).isEmpty();
    assertThat(openInTheBooks()).isEmpty();
    assertThat(on("bank")).isEqualTo(-CENTS);
    assertThat(on("stripe.balance")).isEqualTo(atTheProvider);
    assertThat(on("refund.in_transit")).isZero();
  }

  @Test
  void whileABankAsksForItNothingIsSentAndWhatItKeepsIsNotOwed() {
    StrayRefund failed = failedDaysLater();
    String dispute = till.dispute(page.charge(till), "");
    awaitDispute("withdrawn is not null");
    for (RefundWay way : RefundWay.values()) {
      assertThat(strays.again(failed.id(), board, way)).isEqualTo(StrayOutcome.IN_DISPUTE);
    }

    till.work("/sandbox/disputes/" + dispute + "/lose", "");
    awaitDispute("verdict is not null");

    assertThat(strays.again(failed.id(), board, RefundWay.BY_HAND))
        .isEqualTo(StrayOutcome.WITH_THE_BUYER);
    assertThat(open()).isEmpty();
    assertThat(openInTheBooks()).isEmpty();
    assertThat(on("bank")).isZero();
    assertThat(on("dispute.loss")).as("it was to go to the same buyer").isZero();
  }

  @Test
  void theDatabaseLetsNothingGoBackTwice() {
    till.pay(page.address(), Till.PAYS);
    awaitStates("sent");
    assertThatThrownBy(() ->
            sql.sql(
                    """
                    insert into checkout.stray_refund
                      (refund_id, payment_id, number, amount, currency, state, by_hand, asked_at)
                    values (?, ?, 2, ?, 'EUR', 'going', false, now())
                    """)
                .params(RefundId.at(clock.instant()).value(), payment.value(), CENTS)
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("goes back already");
    assertThatThrownBy(() ->
            sql.sql("update checkout.stray_refund set state = 'going' where payment_id = ?")
                .param(payment.value())
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private StrayRefund failedDaysLater() {
    till.pay(page.address(), Till.PAYS);
    awaitStates("sent");
    failAtTheBank(0);
    awaitStates("failed");
    return open().getFirst();
  }

  private void failAtTheBank(int number) {
    String there =
        sql.sql(
                "select provider_refund from payments.refund where payment_id = ?"
                    + " order by intended_at, refund_id")
            .param(payment.value())
            .query(String.class)
            .list()
            .get(number);
    till.work("/sandbox/refunds/" + there + "/fail", "");
  }

  /** What the board is shown of this payment. */
  private List<StrayRefund> open() {
    return strays.failed().stream().filter(each -> each.payment().equals(payment)).toList();
  }

  private void awaitStates(String... states) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    sql.sql(
                            "select state from checkout.stray_refund where payment_id = ?"
                                + " order by number")
                        .param(payment.value())
                        .query(String.class)
                        .list())
                .containsExactly(states));
  }

  private void awaitDispute(String fact) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          clock.forward(Duration.ofMinutes(6));
          assertThat(
                  count(
                      "select count(*) from payments.dispute where payment_id = ? and " + fact,
                      payment.value()))
              .isEqualTo(1);
        });
  }

  private List<String> openInTheBooks() {
    return sql.sql(
            """
            select j.idem_key from ledger.journal j
            where j.cause = ? and j.kind = 'in_vain' and not exists (
              select from ledger.journal d
              where d.idem_key = 'returned:' || substr(j.idem_key, length('in_vain:') + 1))
            """)
        .param(order.toString())
        .query(String.class)
        .list();
  }

  private long on(String chart) {
    return left(order, chart);
  }
}
