package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Work;
import coop.byhand.checkout.PlaceOutcome.Changed;
import coop.byhand.checkout.PlaceOutcome.Difference;
import coop.byhand.checkout.PlaceOutcome.Incomplete;
import coop.byhand.checkout.PlaceOutcome.Missing;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.invoicing.TaxOutcome;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.TermsBook;
import coop.byhand.policy.PolicyVersion;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What licences cost a buyer, and what of it may change before they are ordered. */
@ByhandTest
class QuotesTests extends CheckoutStory {

  @Autowired Stall stall;
  @Autowired TermsBook terms;
  @Autowired TransactionTemplate transaction;

  @Test
  void aConsumerPaysTheTaxOfTheirCountryOnTop() {
    Quote germany = quoted(ben, in("DE"), standard(work));
    assertThat(germany.tax().kind()).isEqualTo(TaxAssessment.Kind.STANDARD);
    assertThat(germany.taxAmount()).isEqualTo(eur(1_900));
    assertThat(germany.gross()).isEqualTo(eur(11_900));
    Quote france = quoted(ben, in("FR"), standard(work));
    assertThat(france.taxAmount()).isEqualTo(eur(2_000));
    Quote america = quoted(ben, in("US"), standard(work));
    assertThat(america.tax().kind()).isEqualTo(TaxAssessment.Kind.OUTSIDE);
    assertThat(america.gross()).isEqualTo(america.net()).isEqualTo(eur(10_000));
    assertThat(Set.of(germany.order(), france.order(), america.order())).hasSize(3);
  }

  @Test
  void aBusinessOfAnotherStateAccountsForTheTaxItself() {
    Quote quote = quoted(ben, business("FR", "FR 40 303 265 045"), standard(work));
    assertThat(quote.tax().kind()).isEqualTo(TaxAssessment.Kind.REVERSE_CHARGE);
    assertThat(quote.tax().country()).isEqualTo("FR");
    assertThat(quote.taxAmount()).isEqualTo(eur(0));
    Order order = paid(placed(quote));
    assertThat(order.vatId()).isPresent();
    assertThat(awaitInvoice(order.id()))
        .satisfies(invoice -> {
          assertThat(invoice.taxNote()).isPresent();
          assertThat(invoice.totals().tax()).isEqualTo(eur(0));
          assertThat(invoice.buyer().vatId()).contains("FR40303265045");
        });
  }

  @Test
  void aNumberThatIsNoneAndACountryThatIsNoneAreAskedForAgain() {
    assertThat(ask(ben, business("FR", "12"), standard(work)))
        .isEqualTo(new QuoteOutcome.NoTax(new TaxOutcome.MalformedVatId("12")));
    assertThat(ask(ben, in("ZZ"), standard(work)))
        .isEqualTo(new QuoteOutcome.NoTax(new TaxOutcome.UnknownCountry("ZZ")));
    assertThat(ask(ben, in("DE"), List.of())).isInstanceOf(QuoteOutcome.NothingToBuy.class);
  }

  @Test
  void nobodyBuysTheirOwnWorkOrOneWithoutAPriceAndTheOthersAreNamedToo() {
    Work unpriced = atelier.verified(ana, "Not for sale yet");
    assertThat(ask(ana.person(), in("US"), standard(work, unpriced)))
        .isEqualTo(
            new QuoteOutcome.Unsellable(
                List.of(
                    new LineRefusal.OwnWork(work.id(), "Harbour at dawn"),
                    new LineRefusal.NotForSale(unpriced.id(), "Not for sale yet"))));
    assertThat(ask(ben, in("US"), List.of(new Item(work.id(), LicenceClass.EXCLUSIVE))))
        .isInstanceOf(QuoteOutcome.Unsellable.class);
  }

  @Test
  void whatIsMissingIsAskedForAllAtOnce() {
    Quote quote = quoted(work);
    assertThat(place(quote, "  ", "", false))
        .isEqualTo(new Incomplete(Set.of(Missing.LICENSEE, Missing.TERMS)));
    assertThat(place(quote, "Okafor Design", "x".repeat(1_001), false))
        .isEqualTo(new Incomplete(Set.of(Missing.BILLING, Missing.TERMS)));
    assertThat(orders()).isZero();
  }

  @Test
  void aHeldPriceStaysWhateverTheMakerDoes() {
    Quote quote = quoted(work);
    licensing.offer(work.id(), ana.id(), eur(20_000));
    assertThat(quoted(work).order()).isEqualTo(quote.order());
    assertThat(order(placed(quote).order()).net()).isEqualTo(eur(10_000));
  }

  @Test
  void afterTheHoldANewPriceIsShownAndAskedAgain() {
    Quote quote = quoted(work);
    licensing.offer(work.id(), ana.id(), eur(20_000));
    clock.forward(Duration.ofMinutes(16));
    Changed changed = (Changed) checkout.place(wish(quote));
    assertThat(changed.differences()).containsExactly(Difference.PRICE);
    assertThat(changed.now().net()).isEqualTo(eur(20_000));
    assertThat(orders()).isZero();
    assertThat(checkout.place(wish(changed.now()))).isInstanceOf(Placed.class);
  }

  @Test
  void anotherTaxOrOtherTermsThanWereShownAreShownAgainAndNothingIsOrdered() {
    Quote quote = quoted(ben, in("DE"), standard(work));
    before(
        "update checkout.quote set tax_bp = 1600, tax_table = 'DE 2020-07-01' where order_id = ?",
        quote.order().value());
    before(
        "update checkout.quote_line set tax = 1600, terms_digest = ? where order_id = ?",
        terms.inForce(LicenceClass.EXCLUSIVE).hash().bytes(),
        quote.order().value());
    Changed changed = (Changed) checkout.place(wish(quote));
    assertThat(changed.differences()).containsExactlyInAnyOrder(Difference.TAX, Difference.TERMS);
    assertThat(changed.before().gross()).isEqualTo(eur(11_600));
    assertThat(changed.now().gross()).isEqualTo(eur(11_900));
    assertThat(orders()).isZero();
    assertThat(checkout.place(wish(changed.now()))).isInstanceOf(Placed.class);
  }

  @Test
  void everyDifferenceIsFoundEvenWhileThePriceIsHeld() {
    Quote quote = quoted(ben, in("DE"), standard(work));
    List<Market> markets = stall.markets(standard(work), ben, clock.instant());
    assertThat(decide(quote, markets)).isInstanceOf(OrderPlacement.Accept.class);
    Quote otherPolicy =
        new Quote(
            quote.order(),
            quote.lines(),
            quote.place(),
            quote.tax(),
            new PolicyVersion(quote.policy().value() + 1),
            quote.heldUntil());
    assertThat(decide(otherPolicy, markets))
        .isEqualTo(new OrderPlacement.ShowAgain(EnumSet.of(Difference.POLICY)));
    TaxAssessment cheaper =
        new TaxAssessment(
            "DE", TaxAssessment.Kind.STANDARD, new BasisPoints(1_600), "DE 2020-07-01", List.of());
    Quote otherTax =
        new Quote(
            quote.order(),
            quote.lines(),
            quote.place(),
            cheaper,
            quote.policy(),
            quote.heldUntil());
    assertThat(OrderPlacement.decide(otherTax, markets, quote.tax(), wish(quote), clock.instant()))
        .isEqualTo(new OrderPlacement.ShowAgain(EnumSet.of(Difference.TAX)));
  }

  @Test
  void aLineThatCannotBeHadAnyMoreStopsTheWholeOrder() {
    Work other = counter.offered(ana, "Boats at noon", 5_000);
    Quote quote = quoted(work, other);
    workbench.withdraw(other.id(), ana.id(), "Sold elsewhere.");
    assertThat(checkout.place(wish(quote)))
        .isEqualTo(
            new PlaceOutcome.Refused(
                List.of(new LineRefusal.NotForSale(other.id(), "Boats at noon"))));
    assertThat(orders()).isZero();
  }

  private OrderPlacement decide(Quote quote, List<Market> markets) {
    return OrderPlacement.decide(quote, markets, quote.tax(), wish(quote), clock.instant());
  }

  private QuoteOutcome ask(PersonId buyer, BuyerPlace place, List<Item> items) {
    return checkout.quote(new QuoteWish(buyer, items, place));
  }

  private static BuyerPlace business(String country, String vatId) {
    return new BuyerPlace(country, Optional.empty(), Optional.empty(), Optional.of(vatId));
  }

  private PlaceOutcome place(Quote quote, String licensee, String address, boolean accepted) {
    return checkout.place(
        new PlaceOrder(quote.order(), ben, licensee, "", address, accepted, Locale.ENGLISH));
  }

  private long orders() {
    return count("select count(*) from checkout.purchase where person_id = ?", ben.value());
  }

  /** Makes a quote one that was given under what held before; its rows never change otherwise. */
  private void before(String change, Object... parameters) {
    transaction.executeWithoutResult(status -> {
      sql.sql("set local session_replication_role = replica").update();
      assertThat(sql.sql(change).params(List.of(parameters)).update()).isEqualTo(1);
    });
  }
}
