package coop.byhand.checkout.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.ByhandTest;
import coop.byhand.checkout.Item;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.QuoteOutcome.Quoted;
import coop.byhand.checkout.QuoteWish;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.invoicing.Invoice;
import coop.byhand.invoicing.Invoices;
import coop.byhand.invoicing.PlaceChecks;
import coop.byhand.invoicing.PlaceEvidence;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.payments.Till;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** What speaks for a buyer's country: the bill, the bank that paid, or a business's number. */
@ByhandTest
@WithMockUser(roles = "PERSON")
class BuyerPlacesViewTests extends CheckoutScreens {

  private static final String GERMAN_CARD = "4000002760000016";
  private static final String AMERICAN_CARD = Till.PAYS;

  @Autowired Invoices invoices;
  @Autowired PlaceChecks places;
  @Autowired Membership membership;

  @Test
  void aCardOfTheCountryOnTheBillMakesTheEvidenceFirm() {
    Invoice invoice = bought("DE", Optional.empty(), GERMAN_CARD);
    assertThat(invoice.tax().evidence()).containsExactly("billing DE", "card DE");
    assertThat(invoice.tax().standing()).isEqualTo(PlaceEvidence.Standing.FIRM);
    assertThat(places.open()).doesNotContain(invoice);
  }

  @Test
  void aBusinessShowsItsNumberAndItsCardDoesNotCount() {
    Invoice invoice = bought("FR", Optional.of("FR40303265045"), AMERICAN_CARD);
    assertThat(invoice.tax().evidence()).containsExactly("billing FR", "vat-id FR");
    assertThat(places.open()).doesNotContain(invoice);
  }

  @Test
  void theBoardLooksAtACardOfAnotherCountryAndTheTaxStays() {
    Invoice invoice = bought("DE", Optional.empty(), AMERICAN_CARD);
    assertThat(invoice.tax().country()).isEqualTo("DE");
    assertThat(invoice.tax().standing()).isEqualTo(PlaceEvidence.Standing.CONTRADICTED);
    Member board = atelier.member("Carla Reyes");
    membership.appoint(board.id(), Office.BOARD);
    signIn(board.person());

    navigate("buyer-places", BuyerPlacesView.class);
    assertThat(row(invoice).getElement().getTextRecursively())
        .contains("On the bill: Germany", "Bank: United States", invoice.subject());
    press(invoice);
    assertThat(words()).contains("Write down what speaks for the country");
    assertThat(places.open()).contains(invoice);
    test(find(TextArea.class, row(invoice)).single()).setValue("Lives in Germany since May.");
    press(invoice);

    assertThat(words()).contains("Your note is kept with invoice " + invoice.number());
    assertThat(places.open()).doesNotContain(invoice);
    assertThat(invoices.find(invoice.id())).contains(invoice);
  }

  @Test
  void onlyTheBoardSeesThem() {
    Invoice invoice = bought("DE", Optional.empty(), AMERICAN_CARD);
    for (var person : List.of(ben, ana.person())) {
      signIn(person);
      navigate("buyer-places", BuyerPlacesView.class);
      assertThat(words()).contains("for the members on the board").doesNotContain(invoice.number());
    }
  }

  private Invoice bought(String country, Optional<String> vatId, String card) {
    QuoteWish wish =
        new QuoteWish(
            ben,
            List.of(new Item(work.id(), LicenceClass.STANDARD)),
            new BuyerPlace(country, Optional.empty(), Optional.empty(), vatId));
    OrderId id = ((Quoted) checkout.quote(wish)).quote().order();
    Placed placed = (Placed) checkout.place(new PlaceOrder(id, ben, "Okafor Design", true));
    till.pay(placed.paymentPage(), card);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> !invoices.ofSubject(id.toString()).isEmpty());
    return invoices.ofSubject(id.toString()).getFirst();
  }

  private ListItem row(Invoice invoice) {
    return find(ListItem.class).all().stream()
        .filter(item -> item.getElement().getTextRecursively().contains(invoice.number() + ","))
        .findFirst()
        .orElseThrow();
  }

  private void press(Invoice invoice) {
    test(find(Button.class, row(invoice)).withText("Keep this note").single()).click();
  }
}
