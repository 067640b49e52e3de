package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.checkout.PlaceOutcome.Changed;
import coop.byhand.checkout.PlaceOutcome.Difference;
import coop.byhand.checkout.PlaceOutcome.PaymentsAway;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.PlaceOutcome.UnderWay;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.LicenceClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Orders whose payment page was not opened at once, since the provider was away. */
@ByhandTest
class ReopenedOrdersTests extends CheckoutStory {

  @Autowired OrderHistory history;

  @Test
  void afterALongOutageAnOrderAsItWasAgreedToCanBePaidForAnHour() {
    Quote quote = kept(quoted(work));
    clock.forward(Duration.ofMinutes(40));
    Placed placed = placed(quote);
    Instant opened = clock.instant();
    payments.check(order(placed.order()).payment());
    assertThat(checkout.follow(placed.order(), ben, order(placed.order()).placedAt()))
        .get()
        .extracting(OrderReport::standing)
        .isInstanceOfSatisfying(
            Standing.Payable.class,
            payable -> assertThat(payable.until()).isAfter(opened.plus(Duration.ofMinutes(55))));
    assertThat(paid(placed).granted()).hasSize(1);
  }

  @Test
  void aNewPriceAfterTheHoldIsAskedAgainAndNothingOpens() {
    baskets.put(ben, new Item(work.id(), LicenceClass.STANDARD));
    Quote quote = kept(quoted(work));
    licensing.offer(work.id(), ana.id(), eur(12_000));
    clock.forward(Duration.ofMinutes(16));
    Changed changed = (Changed) checkout.place(wish(quote));
    assertThat(changed.differences()).containsExactly(Difference.PRICE);
    assertThat(changed.now().gross()).isEqualTo(eur(12_000));
    assertThat(order(quote.order()).state()).isInstanceOf(OrderState.Closed.class);
    assertThat(standing(quote.order())).isInstanceOf(Standing.Over.class);
    assertThat(journals(quote.order())).isEmpty();
    assertThat(baskets.of(ben)).containsExactly(new Item(work.id(), LicenceClass.STANDARD));
    assertThat(checkout.place(wish(quote))).isInstanceOf(UnderWay.class);
    assertThat(paid(placed(changed.now())).net()).isEqualTo(eur(12_000));
  }

  @Test
  void aPriceThatIsStillHeldIsKept() {
    Quote quote = kept(quoted(work));
    licensing.offer(work.id(), ana.id(), eur(12_000));
    clock.forward(Duration.ofMinutes(10));
    assertThat(paid(placed(quote)).net()).isEqualTo(eur(10_000));
  }

  @Test
  void aPageThatWasOpenedStaysWhatTheBuyerWasShown() {
    Quote quote = quoted(work);
    Placed placed = placed(quote);
    licensing.offer(work.id(), ana.id(), eur(12_000));
    clock.forward(Duration.ofMinutes(16));
    assertThat(checkout.place(wish(quote))).isEqualTo(placed);
  }

  @Test
  void whatWasTakenDownMeanwhileIsNotPaidFor() {
    Quote quote = kept(quoted(work));
    workbench.withdraw(work.id(), ana.id(), "Sold elsewhere.");
    assertThat(checkout.place(wish(quote))).isInstanceOf(PlaceOutcome.Refused.class);
    assertThat(order(quote.order()).state()).isInstanceOf(OrderState.Closed.class);
  }

  @Test
  void anExclusiveWorkIsKeptAsLongAsTheLaterPageIsOpen() {
    salesDesk.offer(work.id(), ana.id(), LicenceClass.EXCLUSIVE, eur(90_000));
    List<Item> exclusive = List.of(new Item(work.id(), LicenceClass.EXCLUSIVE));
    PersonId eve = counter.buyer("Eve Hart");
    Quote quote = kept(quoted(ben, in("US"), exclusive));
    clock.forward(Duration.ofMinutes(40));
    Placed placed = placed(quote);
    clock.forward(Duration.ofMinutes(30));
    assertThat(checkout.place(wish(quoted(eve, in("US"), exclusive), eve)))
        .isInstanceOf(PlaceOutcome.Refused.class);
    assertThat(paid(placed).granted()).hasSize(1);
  }

  @Test
  void whoComesTooLateForAnExclusiveWorkIsToldBeforePaying() {
    salesDesk.offer(work.id(), ana.id(), LicenceClass.EXCLUSIVE, eur(90_000));
    List<Item> exclusive = List.of(new Item(work.id(), LicenceClass.EXCLUSIVE));
    PersonId eve = counter.buyer("Eve Hart");
    Quote quote = kept(quoted(ben, in("US"), exclusive));
    sql.sql("update licensing.reservation set held_until = held_from where order_line = ?")
        .param(quote.lines().getFirst().line().value())
        .update();
    placed(quoted(eve, in("US"), exclusive), eve);
    assertThat(checkout.place(wish(quote))).isInstanceOf(PlaceOutcome.Refused.class);
    assertThat(order(quote.order()).state()).isInstanceOf(OrderState.Closed.class);
  }

  @Test
  void anOrderWhosePageNobodyWasGivenInTimeLapses() {
    Quote quote = kept(quoted(work));
    clock.forward(Duration.ofHours(3));
    payments.sweep();
    assertThat(order(quote.order()).state())
        .isInstanceOfSatisfying(
            OrderState.Closed.class, closed -> assertThat(closed.reason()).isEqualTo("expired"));
    assertThat(history.of(ben))
        .filteredOn(entry -> entry.order().id().equals(quote.order()))
        .extracting(OrderHistory.Entry::money)
        .containsExactly(OrderMoney.LAPSED);
    assertThat(standing(quote.order())).isInstanceOf(Standing.Over.class);
    assertThat(journals(quote.order())).isEmpty();
  }

  @Test
  void anOpenPageKeepsItsEndInTheDatabase() {
    Placed placed = placed(quoted(work));
    assertThatThrownBy(() ->
            sql.sql(
                    "update payments.payment set expires_at = expires_at + interval '1 hour',"
                        + " attempt = attempt + 1 where payment_id = ?")
                .param(order(placed.order()).payment().value())
                .update())
        .isInstanceOf(DataAccessException.class);
  }

  /** Ordered while the provider is away. */
  private Quote kept(Quote quote) {
    till.set("on=api&fault=broken_before_effect&path=/v1/checkout/sessions&times=3");
    assertThat(checkout.place(wish(quote))).isInstanceOf(PaymentsAway.class);
    till.clear();
    return quote;
  }
}
