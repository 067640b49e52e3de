package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.Workbench;
import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.checkout.PlaceOutcome.Changed;
import coop.byhand.checkout.PlaceOutcome.Difference;
import coop.byhand.checkout.PlaceOutcome.Incomplete;
import coop.byhand.checkout.PlaceOutcome.Missing;
import coop.byhand.checkout.PlaceOutcome.PaymentsAway;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.PlaceOutcome.UnderWay;
import coop.byhand.checkout.QuoteOutcome.Quoted;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.Settlement;
import coop.byhand.licensing.Counter;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Licensing;
import coop.byhand.members.Member;
import coop.byhand.payments.Payments;
import coop.byhand.payments.Till;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From quote to licence, against the payment sandbox over HTTP. */
@ByhandTest
class CheckoutTests {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired Checkout checkout;
  @Autowired Payments payments;
  @Autowired Ledger ledger;
  @Autowired Licensing licensing;
  @Autowired Atelier atelier;
  @Autowired Counter counter;
  @Autowired Workbench workbench;
  @Autowired MovableClock clock;
  @Autowired StripeSandbox sandbox;
  @Autowired JdbcClient sql;

  private Till till;
  private Member ana;
  private PersonId ben;
  private Work work;

  @BeforeEach
  void anaOffersAWorkAndBenWantsIt() {
    till = new Till(sandbox);
    ana = atelier.member("Ana Lima");
    ben = counter.buyer("Ben Okafor");
    work = counter.offered(ana, "Harbour at dawn", 10_000);
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  @Test
  void aPaidOrderGivesItsLicenceAndAnaSeesTheSale() {
    Quote quote = quoted();
    assertThat(quote.settlement().creator().minor() + quote.settlement().commission().minor())
        .isEqualTo(10_000);
    Placed placed = placed(quote);
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(placed.order());
    assertThat(licensing.of(ben)).hasSize(1);
    assertThat(licensing.of(ben).getFirst().licensee().name()).isEqualTo("Okafor Design");
    assertThat(licensing.of(ben).getFirst().policy()).isEqualTo(quote.policy());
    assertThat(ledger.pendingOf(ana.id(), EUR)).isEqualTo(quote.settlement().creator());
    assertThat(journals(placed.order())).containsExactlyInAnyOrder("sale", "fee");
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void comingBackWithoutHavingPaidGivesNothing() {
    Placed placed = placed(quoted());
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
    Quote quote = quoted();
    List<PlaceOutcome> outcomes = atOnce(6, () -> checkout.place(wish(quote)));
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Placed.class));
    assertThat(outcomes)
        .extracting(outcome -> ((Placed) outcome).paymentPage())
        .containsOnly(((Placed) outcomes.getFirst()).paymentPage());
    assertThat(count("select count(*) from checkout.purchase where person_id = ?")).isEqualTo(1);
  }

  @Test
  void fiveMessagesAtOnceGiveOneLicenceAndOneJournal() {
    till.set("on=webhook&fault=duplicate&times=99&copies=4");
    Placed placed = placed(quoted());
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
    assertThat(ledger.pendingOf(ana.id(), EUR)).isEqualTo(quoteOf(placed).creator());
  }

  @Test
  void manyChecksAtOnceGiveOneLicenceAndOneJournal() throws Exception {
    till.set("on=webhook&fault=drop&times=99");
    Placed placed = placed(quoted());
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
    Placed placed = placed(quoted());
    till.pay(placed.paymentPage(), Till.PAYS);
    checkout.askProvider(placed.order(), ben);
    awaitPaid(placed.order());
  }

  @Test
  void aDeclinedCardKeepsTheOrderAndAnotherCardPaysIt() {
    Placed placed = placed(quoted());
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
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(placed.order());
  }

  @Test
  void anUnpaidOrderLapsesAndTakesNothing() {
    Placed placed = placed(quoted());
    clock.forward(Duration.ofMinutes(61));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(standing(placed.order())).isInstanceOf(Standing.Over.class));
    assertThat(checkout.place(wish(placed.order(), "Okafor Design", true)))
        .isInstanceOf(UnderWay.class);
    assertThat(journals(placed.order())).isEmpty();
  }

  @Test
  void onlyTheBuyerSeesTheOrder() {
    Placed placed = placed(quoted());
    PersonId stranger = counter.buyer("Eve Hart");
    assertThat(checkout.find(placed.order(), stranger)).isEmpty();
    assertThat(checkout.follow(placed.order(), stranger, clock.instant())).isEmpty();
    assertThat(checkout.place(new PlaceOrder(placed.order(), stranger, "Hart Ltd", true)))
        .isInstanceOf(PlaceOutcome.Unknown.class);
  }

  @Test
  void whatIsMissingIsAskedForAllAtOnce() {
    assertThat(checkout.place(wish(quoted().order(), "  ", false)))
        .isEqualTo(new Incomplete(Set.of(Missing.LICENSEE, Missing.TERMS)));
    assertThat(checkout.place(wish(quoted().order(), "Okafor Design", false)))
        .isEqualTo(new Incomplete(Set.of(Missing.TERMS)));
  }

  @Test
  void aHeldPriceStaysWhateverTheMakerDoes() {
    Quote quote = quoted();
    licensing.offer(work.id(), ana.id(), Money.of(20_000, "EUR"));
    assertThat(quoted().order()).isEqualTo(quote.order());
    assertThat(order(placed(quote).order()).settlement().net()).isEqualTo(Money.of(10_000, "EUR"));
  }

  @Test
  void afterTheHoldANewPriceIsShownAndAskedAgain() {
    Quote quote = quoted();
    licensing.offer(work.id(), ana.id(), Money.of(20_000, "EUR"));
    clock.forward(Duration.ofMinutes(16));
    Changed changed = (Changed) checkout.place(wish(quote));
    assertThat(changed.differences()).containsExactly(Difference.PRICE);
    assertThat(changed.now().price()).isEqualTo(Money.of(20_000, "EUR"));
    assertThat(count("select count(*) from checkout.purchase where person_id = ?")).isZero();
    assertThat(checkout.place(wish(changed.now()))).isInstanceOf(Placed.class);
  }

  @Test
  void whenTheProviderIsAwayTheOrderIsKeptAndTheNextTryOpensIt() {
    Quote quote = quoted();
    till.set("on=api&fault=broken_before_effect&path=/v1/checkout/sessions&times=3");
    assertThat(checkout.place(wish(quote))).isInstanceOf(PaymentsAway.class);
    assertThat(standing(quote.order())).isInstanceOf(Standing.NotOpened.class);
    Placed placed = (Placed) checkout.place(wish(quote));
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(placed.order());
  }

  @Test
  void nobodyBuysTheirOwnWorkOrOneWithoutAPrice() {
    assertThat(checkout.quote(work.id(), LicenceClass.STANDARD, ana.person()))
        .isInstanceOf(QuoteOutcome.OwnWork.class);
    Work unpriced = atelier.verified(ana, "Not for sale yet");
    assertThat(checkout.quote(unpriced.id(), LicenceClass.STANDARD, ben))
        .isInstanceOf(QuoteOutcome.NotForSale.class);
  }

  @Test
  void whoPaysForAWorkThatIsGoneGetsAllOfItBackOnce() {
    till.set("on=webhook&fault=duplicate&times=99&copies=2");
    Placed placed = placed(quoted());
    workbench.withdraw(work.id(), ana.id(), "Sold elsewhere.");
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitMoneyBack(placed);
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
    assertThat(refundsAtTheProvider(placed)).isEqualTo(1);
  }

  @Test
  void aRefundWhoseAnswerIsLostIsNotSentTwice() {
    till.set("on=api&fault=broken_after_effect&method=POST&path=/v1/refunds&times=3");
    Placed placed = placed(quoted());
    workbench.withdraw(work.id(), ana.id(), "Sold elsewhere.");
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitMoneyBack(placed);
    assertThat(refundsAtTheProvider(placed)).isEqualTo(1);
  }

  private int refundsAtTheProvider(Placed placed) {
    String charge =
        sql.sql(
                "select provider_charge from payments.payment p"
                    + " join checkout.purchase using (payment_id) where order_id = ?")
            .param(placed.order().value())
            .query(String.class)
            .single();
    return till.refunds(charge);
  }

  @Test
  void whatWasOrderedCannotBeChangedInTheDatabase() {
    Placed placed = placed(quoted());
    for (String change :
        List.of("price = 1", "policy_version = 2", "licensee = 'x'", "placed_at = now()")) {
      assertThatThrownBy(() ->
              sql.sql("update checkout.purchase set " + change + " where order_id = ?")
                  .param(placed.order().value())
                  .update())
          .isInstanceOf(DataAccessException.class);
    }
  }

  private Quote quoted() {
    return ((Quoted) checkout.quote(work.id(), LicenceClass.STANDARD, ben)).quote();
  }

  private PlaceOrder wish(Quote quote) {
    return wish(quote.order(), "Okafor Design", true);
  }

  private PlaceOrder wish(OrderId order, String licensee, boolean accepted) {
    return new PlaceOrder(order, ben, licensee, accepted);
  }

  private Placed placed(Quote quote) {
    return (Placed) checkout.place(wish(quote));
  }

  private Settlement quoteOf(Placed placed) {
    return order(placed.order()).settlement();
  }

  private Order order(OrderId id) {
    return checkout.find(id, ben).orElseThrow();
  }

  private Standing standing(OrderId id) {
    return checkout.follow(id, ben, clock.instant()).orElseThrow().standing();
  }

  private void awaitMoneyBack(Placed placed) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(standing(placed.order()))
                .isInstanceOfSatisfying(
                    Standing.MoneyGoesBack.class,
                    back -> assertThat(back.returnedAt()).isNotNull()));
  }

  private void awaitPaid(OrderId id) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(standing(id)).isInstanceOf(Standing.Done.class));
  }

  private List<String> journals(OrderId order) {
    return sql.sql("select kind from ledger.journal where cause = ?")
        .param(order.toString())
        .query(String.class)
        .list();
  }

  private long count(String query) {
    return sql.sql(query).param(ben.value()).query(Long.class).single();
  }

  private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
      List<Future<T>> futures =
          threads.invokeAll(Stream.generate(() -> work).limit(times).toList());
      ArrayList<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
