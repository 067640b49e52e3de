package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.checkout.PlaceOutcome.PaymentsAway;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.PlaceOutcome.UnderWay;
import coop.byhand.identity.PersonId;
import coop.byhand.ledger.Settlement;
import coop.byhand.payments.Till;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** From quote to licence of one work, against the payment sandbox over HTTP. */
@ByhandTest
class CheckoutTests extends CheckoutStory {

  @Test
  void aPaidOrderGivesItsLicenceAndAnaSeesTheSale() {
    Quote quote = quoted(work);
    assertThat(
            quote.lines().getFirst().settlement().creator().minor()
                + quote.lines().getFirst().settlement().commission().minor())
        .isEqualTo(10_000);
    Placed placed = placed(quote);
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(placed.order());
    assertThat(licensing.of(ben)).hasSize(1);
    assertThat(licensing.of(ben).getFirst().licensee().name()).isEqualTo("Okafor Design");
    assertThat(licensing.of(ben).getFirst().policy()).isEqualTo(quote.policy());
    assertThat(ledger.pendingOf(ana.id(), EUR))
        .isEqualTo(quote.lines().getFirst().settlement().creator());
    assertThat(journals(placed.order())).containsExactlyInAnyOrder("sale", "fee");
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void comingBackWithoutHavingPaidGivesNothing() {
    Placed placed = placed(quoted(work));
    assertThat(standing(placed.order())).isInstanceOf(Standing.Checking.class);
    payments.check(order(placed.order()).payment());
    assertThat(checkout.follow(placed.order(), ben, order(placed.order()).placedAt()))
        .get()
        .extracting(OrderReport::standing)
        .isInstanceOf(Standing.Payable.class);
    assertThat(licensing.of(ben)).isEmpty();
  }

  @Test
  void twoClicksAtOnceMakeOneOrderAndOnePayment() throws Exception {
    Quote quote = quoted(work);
    List<PlaceOutcome> outcomes = atOnce(6, () -> checkout.place(wish(quote)));
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Placed.class));
    assertThat(outcomes)
        .extracting(outcome -> ((Placed) outcome).paymentPage())
        .containsOnly(((Placed) outcomes.getFirst()).paymentPage());
    assertThat(count("select count(*) from checkout.purchase where person_id = ?", ben.value()))
        .isEqualTo(1);
  }

  @Test
  void fiveMessagesAtOnceGiveOneLicenceAndOneJournal() {
    till.set("on=webhook&fault=duplicate&times=99&copies=4");
    Placed placed = placed(quoted(work));
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(placed.order());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    sql.sql(
                            "select count(*) from payments.webhook_event"
                                + " where state = 'received' and payload like ?")
                        .param("%" + order(placed.order()).payment() + "%")
                        .query(Long.class)
                        .single())
                .isZero());
    assertThat(licensing.of(ben)).hasSize(1);
    assertThat(journals(placed.order())).containsExactlyInAnyOrder("sale", "fee");
    assertThat(ledger.pendingOf(ana.id(), EUR)).isEqualTo(settlement(placed).creator());
  }

  @Test
  void manyChecksAtOnceGiveOneLicenceAndOneJournal() throws Exception {
    till.set("on=webhook&fault=drop&times=99");
    Placed placed = placed(quoted(work));
    till.pay(placed.paymentPage(), Till.PAYS);
    var payment = order(placed.order()).payment();
    atOnce(5, () -> payments.check(payment));
    assertThat(standing(placed.order())).isInstanceOf(Standing.Done.class);
    assertThat(licensing.of(ben)).hasSize(1);
    assertThat(journals(placed.order())).containsExactlyInAnyOrder("sale", "fee");
  }

  @Test
  void aLostMessageIsFoundWhenTheBuyerComesBack() {
    till.set("on=webhook&fault=drop&times=99");
    Placed placed = placed(quoted(work));
    till.pay(placed.paymentPage(), Till.PAYS);
    checkout.askProvider(placed.order(), ben);
    awaitPaid(placed.order());
  }

  @Test
  void aDeclinedCardKeepsBasketAndOrderAndAnotherCardPaysIt() {
    standard(work).forEach(item -> baskets.put(ben, item));
    Placed placed = placed(quoted(work));
    till.pay(placed.paymentPage(), Till.DECLINED);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    checkout
                        .follow(placed.order(), ben, order(placed.order()).placedAt())
                        .orElseThrow()
                        .standing())
                .isInstanceOfSatisfying(
                    Standing.Payable.class, payable -> assertThat(payable.decline()).isNotNull()));
    assertThat(order(placed.order()).licensee()).isEqualTo("Okafor Design");
    assertThat(baskets.of(ben)).isEqualTo(standard(work));
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(placed.order());
    assertThat(baskets.of(ben)).isEmpty();
  }

  @Test
  void anUnpaidOrderLapsesAndTakesNothing() {
    Placed placed = placed(quoted(work));
    clock.forward(Duration.ofMinutes(61));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(standing(placed.order())).isInstanceOf(Standing.Over.class));
    assertThat(checkout.place(new PlaceOrder(placed.order(), ben, "Okafor Design", true)))
        .isInstanceOf(UnderWay.class);
    assertThat(journals(placed.order())).isEmpty();
  }

  @Test
  void onlyTheBuyerSeesTheOrder() {
    Placed placed = placed(quoted(work));
    PersonId stranger = counter.buyer("Eve Hart");
    assertThat(checkout.find(placed.order(), stranger)).isEmpty();
    assertThat(checkout.follow(placed.order(), stranger, clock.instant())).isEmpty();
    assertThat(checkout.place(new PlaceOrder(placed.order(), stranger, "Hart Ltd", true)))
        .isInstanceOf(PlaceOutcome.Unknown.class);
  }

  @Test
  void whenTheProviderIsAwayTheOrderIsKeptAndTheNextTryOpensIt() {
    Quote quote = quoted(work);
    till.set("on=api&fault=broken_before_effect&path=/v1/checkout/sessions&times=3");
    assertThat(checkout.place(wish(quote))).isInstanceOf(PaymentsAway.class);
    assertThat(standing(quote.order())).isInstanceOf(Standing.NotOpened.class);
    Placed placed = (Placed) checkout.place(wish(quote));
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(placed.order());
  }

  @Test
  void whoPaysForAWorkThatIsGoneGetsAllOfItBackOnce() {
    till.set("on=webhook&fault=duplicate&times=99&copies=2");
    Placed placed = placed(quoted(work));
    workbench.withdraw(work.id(), ana.id(), "Sold elsewhere.");
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitMoneyBack(placed.order());
    assertThat(licensing.of(ben)).isEmpty();
    assertThat(ledger.currenciesOf(ana.id())).isEmpty();
    assertThat(journals(placed.order())).containsExactlyInAnyOrder("in_vain", "returned", "fee");
    assertThat(
            sql.sql(
                    "select coalesce(sum(e.amount), 0) from ledger.entry e"
                        + " join ledger.journal j using (journal_id)"
                        + " join ledger.account a using (account_id)"
                        + " where j.cause = ? and a.chart = 'refund.in_transit'")
                .param(placed.order().toString())
                .query(Long.class)
                .single())
        .isZero();
    assertThat(refundsAtTheProvider(placed.order())).isEqualTo(1);
  }

  @Test
  void aRefundWhoseAnswerIsLostIsNotSentTwice() {
    till.set("on=api&fault=broken_after_effect&method=POST&path=/v1/refunds&times=3");
    Placed placed = placed(quoted(work));
    workbench.withdraw(work.id(), ana.id(), "Sold elsewhere.");
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitMoneyBack(placed.order());
    assertThat(refundsAtTheProvider(placed.order())).isEqualTo(1);
  }

  @Test
  void whatWasOrderedCannotBeChangedInTheDatabase() {
    Placed placed = placed(quoted(work));
    for (String change :
        List.of("address = 'x'", "policy_version = 2", "licensee = 'x'", "placed_at = now()")) {
      assertThatThrownBy(() ->
              sql.sql("update checkout.purchase set " + change + " where order_id = ?")
                  .param(placed.order().value())
                  .update())
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void whatALineSaidCannotBeChangedInTheDatabase() {
    Placed placed = placed(quoted(work));
    for (String change : List.of("price = 1", "tax = 1", "work_title = 'x'", "seq = 9")) {
      assertThatThrownBy(() ->
              sql.sql("update checkout.purchase_line set " + change + " where order_id = ?")
                  .param(placed.order().value())
                  .update())
          .isInstanceOf(DataAccessException.class);
    }
  }

  private Settlement settlement(Placed placed) {
    return order(placed.order()).lines().getFirst().settlement();
  }

  private void awaitMoneyBack(OrderId id) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(standing(id)).isInstanceOf(Standing.MoneyGoesBack.class));
    awaitSent(id);
  }
}
