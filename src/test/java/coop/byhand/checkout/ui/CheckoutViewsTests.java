package coop.byhand.checkout.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.checkout.Item;
import coop.byhand.checkout.Order;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.look.ui.ErrorSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

/** The basket, from an empty one to the provider's page. */
@ByhandTest
@WithMockUser(roles = "PERSON")
class CheckoutViewsTests extends CheckoutScreens {

  @Test
  void anEmptyBasketLeadsToTheWorks() {
    navigate("checkout", CheckoutView.class);
    assertThat(heading()).isEqualTo("Your basket");
    assertThat(words()).contains("Your basket is empty");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).isEqualTo("/search"));
  }

  @Test
  void theOrderIsCheckedBeforePaying() {
    openCheckout(work);
    from("US");
    assertThat(words())
        .contains("Harbour at dawn", "Ana Lima", "€100.00", "until ", "policy ")
        .contains("No VAT is added for this country", "Standard licence", "version 1")
        .contains("Ana Lima keeps " + keeps() + " of €100.00")
        .contains("Test money", "Pay €100.00");
    assertThat(field("Who is the licence for?").getValue()).isEqualTo("Ben Okafor");
    assertThat(find(Checkbox.class).single().getValue()).isFalse();
  }

  @Test
  void twoWorksArePaidTogetherAndEitherCanBeTakenOut() {
    Work other = counter.offered(atelier.member("Carla Reyes"), "Boats at noon", 5_000);
    openCheckout(work);
    openCheckout(other);
    from("US");
    assertThat(words()).contains("Harbour at dawn", "Boats at noon", "Carla Reyes", "Pay €150.00");
    test(find(Button.class)
            .withCondition(button -> button.getAriaLabel().orElse("").contains("Harbour at dawn"))
            .single())
        .click();
    assertThat(words()).contains("Boats at noon", "Pay €50.00").doesNotContain("Harbour at dawn");
    assertThat(baskets.of(ben)).containsExactly(new Item(other.id(), LicenceClass.STANDARD));
  }

  @Test
  void anotherCountryMeansAnotherTax() {
    openCheckout(work);
    from("DE");
    assertThat(words()).contains("€19.00", "VAT 19 %, Germany", "Pay €119.00");
    from("FR");
    assertThat(words()).contains("€20.00", "France", "Pay €120.00");
    test(field("VAT number")).setValue("FR 40 303 265 045");
    assertThat(words()).contains("Reverse charge", "Pay €100.00");
  }

  @Test
  void aMalformedNumberIsSaidAtItsFieldAndGoneOnceItIsRight() {
    openCheckout(work);
    from("FR");
    test(field("VAT number")).setValue("12");
    assertThat(find(ErrorSummary.class).single().isVisible()).isTrue();
    assertThat(words()).contains("not the form of a VAT number");
    assertThat(field("VAT number").isInvalid()).isTrue();
    test(field("VAT number")).setValue("FR 40 303 265 045");
    assertThat(find(ErrorSummary.class).exists()).isFalse();
    assertThat(field("VAT number").isInvalid()).isFalse();
    assertThat(words()).contains("Pay €100.00");
  }

  @Test
  void whatIsMissingIsAskedForAllAtOnce() {
    openCheckout(work);
    from("US");
    test(field("Who is the licence for?")).setValue("");
    press("Pay €100.00");
    assertThat(find(ErrorSummary.class).single().isVisible()).isTrue();
    assertThat(words()).contains("Write the name of the person", "tick that you accept them");
    assertThat(checkout.of(ben)).isEmpty();
  }

  @Test
  void aPlacedOrderIsRememberedWithItsLicenseeAndItsAddress() {
    openCheckout(work);
    from("US");
    test(field("Who is the licence for?")).setValue("Okafor Design");
    find(TextArea.class).single().setValue("1 Harbour Road\nBoston");
    find(Checkbox.class).single().setValue(true);
    press("Pay €100.00");
    assertThat(checkout.of(ben))
        .singleElement()
        .satisfies(order -> {
          assertThat(order.licensee()).isEqualTo("Okafor Design");
          assertThat(order.address()).isEqualTo(List.of("1 Harbour Road", "Boston"));
        });
    assertThat(checkout.lastCountry(ben)).contains("US");
  }

  @Test
  void aNewPriceAfterTheHoldIsShownAndAskedAgain() {
    openCheckout(work);
    from("US");
    find(Checkbox.class).single().setValue(true);
    licensing.offer(work.id(), ana.id(), Money.of(12_000, "EUR"));
    clock.forward(Duration.ofMinutes(16));
    press("Pay €100.00");
    assertThat(words()).contains("It was €100.00 and is now €120.00", "Nothing was ordered");
    assertThat(find(Checkbox.class).single().getValue()).isFalse();
    find(Checkbox.class).single().setValue(true);
    press("Pay €120.00");
    assertThat(checkout.of(ben))
        .singleElement()
        .extracting(Order::net)
        .isEqualTo(Money.of(12_000, "EUR"));
  }

  @Test
  void whatCannotBeHadIsNamedAndTheRestStays() {
    Work gone = counter.offered(ana, "Gone by noon", 5_000);
    openCheckout(work);
    openCheckout(gone);
    workbench.withdraw(gone.id(), ana.id(), "Sold elsewhere.");
    navigate("checkout", CheckoutView.class);
    assertThat(words()).contains("Gone by noon", "not for sale").doesNotContain("Pay €");
    press("Take “Gone by noon” out of the basket");
    from("US");
    assertThat(words()).contains("Harbour at dawn", "Pay €100.00").doesNotContain("Gone by noon");
  }

  @Test
  void anOwnWorkNeedsNoLicence() {
    signIn(ana.person());
    openCheckout(work);
    assertThat(words()).contains("your own work");
  }

  @Test
  void whenTheProviderIsAwayTheOrderIsKept() {
    till.set("on=api&fault=broken_before_effect&path=/v1/checkout/sessions&times=3");
    openCheckout(work);
    from("US");
    find(Checkbox.class).single().setValue(true);
    press("Pay €100.00");
    assertThat(words()).contains("gives no answer at the moment", "nothing was taken");
  }

  @Test
  void aWorkThatDoesNotExistIsNotThere() {
    for (String nothing : List.of("work_nonsense", WorkId.at(clock.instant()).toString())) {
      UI.getCurrent().navigate("checkout", QueryParameters.of("work", nothing));
      assertThat(getCurrentView()).isNotInstanceOf(CheckoutView.class);
    }
    assertThat(baskets.of(ben)).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private void from(String country) {
    ((Select<String>) find(Select.class).single()).setValue(country);
  }

  private TextField field(String label) {
    return find(TextField.class).withCondition(one -> label.equals(one.getLabel())).single();
  }
}
