package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.Contributor.Role;
import coop.byhand.catalogue.Division;
import coop.byhand.catalogue.Divisions;
import coop.byhand.catalogue.ProposeOutcome.Proposed;
import coop.byhand.catalogue.Work;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.invoicing.Invoice;
import coop.byhand.invoicing.InvoiceRequest;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.CreatorShare;
import coop.byhand.licensing.Licence;
import coop.byhand.members.Member;
import coop.byhand.payments.Till;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One payment for works of several makers. */
@ByhandTest
class ManyWorksTests extends CheckoutStory {

  @Autowired Divisions divisions;

  private Member carla;
  private Member eve;
  private Member dario;
  private Work shared;
  private Work sketch;

  @BeforeEach
  void threeMakersOffer() {
    carla = atelier.member("Carla Reyes");
    eve = atelier.member("Eve Hart");
    dario = atelier.member("Dario Conti");
    shared = counter.offered(carla, "Made together", 5_001);
    sketch = counter.offered(dario, "A sketch", 3_333);
    Division division =
        ((Proposed)
                divisions.propose(
                    shared.id(),
                    carla.id(),
                    List.of(
                        new Contributor(carla.id(), 2, Role.MAKER),
                        new Contributor(eve.id(), 1, Role.CO_AUTHOR))))
            .division();
    divisions.sign(shared.id(), division.version(), eve.id(), division.digest());
  }

  @Test
  void onePaymentBuysWorksOfThreeMakersAndEachGetsTheirShare() {
    Work later = counter.offered(ana, "For another day", 2_000);
    standard(work, shared, sketch, later).forEach(item -> baskets.put(ben, item));

    Quote quote = quoted(ben, in("DE"), standard(work, shared, sketch));
    assertThat(quote.net()).isEqualTo(eur(18_334));
    assertThat(quote.lines())
        .extracting(QuoteLine::tax)
        .containsExactly(eur(1_900), eur(950), eur(633));
    Placed placed = placed(quote);
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(placed.order());

    Order order = order(placed.order());
    assertThat(order.gross()).isEqualTo(eur(18_334 + 3_483)).isEqualTo(quote.gross());
    assertThat(
            count(
                "select count(*) from payments.payment where reference = ?", order.id().toString()))
        .isEqualTo(1);
    assertThat(licensing.of(ben))
        .extracting(Licence::work)
        .containsExactlyInAnyOrder(work.id(), shared.id(), sketch.id());
    assertThat(journals(order.id())).filteredOn("sale"::equals).hasSize(1);
    assertThat(baskets.of(ben)).isEqualTo(standard(later));
    everyShareIsInTheBooks(order);
  }

  private void everyShareIsInTheBooks(Order order) {
    for (OrderLine line : order.lines()) {
      for (CreatorShare share : line.creators()) {
        assertThat(ledger.pendingOf(share.member(), EUR)).isEqualTo(share.amount());
      }
    }
    OrderLine together = order.lines().get(1);
    assertThat(together.creators())
        .extracting(CreatorShare::member)
        .containsExactlyInAnyOrder(carla.id(), eve.id());
    assertThat(ledger.pendingOf(carla.id(), EUR).plus(ledger.pendingOf(eve.id(), EUR)))
        .isEqualTo(together.settlement().creator());
    assertThat(ledger.pendingOf(carla.id(), EUR)).isGreaterThan(ledger.pendingOf(eve.id(), EUR));
    assertThat(
            count(
                "select sum(s.amount) from ledger.line_share s join ledger.order_line l"
                    + " using (line_ref) where s.role = 'tax' and l.order_ref = ?",
                order.id().toString()))
        .isEqualTo(order.taxAmount().minor());
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void thePaymentPageNamesEachWorkWithItsPrice() {
    Placed placed = placed(quoted(ben, in("DE"), standard(work, shared, sketch)));

    String page = till.read(placed.paymentPage());

    order(placed.order())
        .lines()
        .forEach(line -> {
          assertThat(page).contains(line.title());
          assertThat(page).contains(line.gross().minor() / 100 + "." + cents(line.gross()));
        });
  }

  private static String cents(Money money) {
    return String.format(Locale.ROOT, "%02d", money.minor() % 100);
  }

  @Test
  void theInvoiceSaysWhatWasPaidAndEverybodyConcernedIsToldOnce() {
    Order order = paid(placed(quoted(ben, in("DE"), standard(work, shared, sketch))));

    Invoice invoice = awaitInvoice(order.id());
    assertThat(invoice.kind()).isEqualTo(Invoice.Kind.INVOICE);
    assertThat(invoice.totals())
        .isEqualTo(new Invoice.Totals(order.net(), order.taxAmount(), order.gross()));
    assertThat(invoice.buyer().name()).isEqualTo("Okafor Design");
    assertThat(letters(order.id() + "/receipt")).isEqualTo(1);
    assertThat(licensing.of(ben))
        .hasSize(3)
        .allSatisfy(licence -> assertThat(letters(licence.id() + "/maker")).isEqualTo(1));
    assertThat(letter("body", order.id() + "/receipt"))
        .contains("Harbour at dawn", "Made together", "A sketch", "€218.17", "€34.83");
    String maker = licence(order, 2) + "/maker";
    assertThat(letter("subject", maker)).isEqualTo("Somebody licensed “A sketch”");
    assertThat(letter("body", maker))
        .contains("€33.33", "/app/earnings")
        .as("who bought is not told")
        .doesNotContain("Ben", "Okafor");
  }

  private String letter(String part, String cause) {
    return sql.sql("select " + part + " from notifications.mail where cause = ?")
        .param(cause)
        .query(String.class)
        .single();
  }

  @Test
  void aWorkThatIsGoneWhenTheMoneyComesIsPaidBackAndTheOthersAreLicensed() {
    Placed placed = placed(quoted(ben, in("DE"), standard(work, shared, sketch)));
    workbench.withdraw(shared.id(), carla.id(), "Sold elsewhere.");
    Order order = paid(placed);

    assertThat(order.state()).isInstanceOf(OrderState.Paid.class);
    assertThat(order.granted()).extracting(OrderLine::work).containsExactly(work.id(), sketch.id());
    OrderLine lost = order.lines().get(1);
    assertThat(lost.state())
        .isInstanceOfSatisfying(
            LineState.Lost.class, state -> assertThat(state.reason()).isEqualTo("work_gone"));
    assertThat(licensing.of(ben)).hasSize(2);
    assertThat(ledger.currenciesOf(carla.id())).isEmpty();

    Refund refund = awaitSent(order.id());
    assertThat(refund.kind()).isEqualTo(Refund.Kind.IN_VAIN);
    assertThat(refund.parts()).containsExactly(new Refund.Part(lost.id(), lost.gross()));
    assertThat(refundsAtTheProvider(order.id())).isEqualTo(1);
    payments.check(order.payment());
    assertThat(refunds.of(order.id())).hasSize(1);
    assertThat(awaitInvoice(order.id()).lines())
        .extracting(InvoiceRequest.Line::line)
        .containsExactly(order.lines().get(0).reference(), order.lines().get(2).reference());
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void whenEverythingIsGoneEverythingIsPaidBackAndNothingIsBilled() {
    Placed placed = placed(quoted(ben, in("DE"), standard(work, sketch)));
    workbench.withdraw(work.id(), ana.id(), "Sold elsewhere.");
    workbench.withdraw(sketch.id(), dario.id(), "Sold elsewhere.");
    Order order = paid(placed);

    assertThat(order.state()).isInstanceOf(OrderState.RefundDue.class);
    assertThat(awaitSent(order.id()).amount()).isEqualTo(order.gross());
    assertThat(licensing.of(ben)).isEmpty();
    assertThat(invoices.ofSubject(order.id().toString())).isEmpty();
    assertThat(letters(order.id() + "/receipt")).isZero();
  }

  private long letters(String cause) {
    return count("select count(*) from notifications.mail where cause = ?", cause);
  }
}
