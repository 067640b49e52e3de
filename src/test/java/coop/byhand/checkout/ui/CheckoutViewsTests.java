package coop.byhand.checkout.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
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
        .contains("Harbour at dawn", "Ana Lima", "€100.00", "Test money")
        .doesNotContain("Pay €");
    assertThat(field("Who is the licence for?").getValue()).isEqualTo("Ben Okafor");
    assertThat(find(Checkbox.class).single().getValue()).isFalse();
    find(TextArea.class).single().setValue("1 Harbour Road\nBoston");
    goOn();
    assertThat(heading()).isEqualTo("Check your order before paying");
    assertThat(words())
        .contains("Ben Okafor, ", "United States", "1 Harbour Road\n", "Boston\n", "None")
        .contains("Harbour at dawn", "Ana Lima", "€100.00", "until ", "policy ")
        .contains("No VAT is added for this country", "Standard licence", "version 1")
        .contains("Ana Lima keeps " + keeps() + " of €100.00")
        .contains("Test money", "Pay €100.00")
        .doesNotContain("Take out");
    assertThat(find(TextField.class).exists()).isFalse();
    assertThat(find(Checkbox.class).exists()).isFalse();
    assertThat(checkout.of(ben)).isEmpty();
  }

  @Test
  void eachAnswerLeadsBackToItsFieldAndNothingTypedIsLost() {
    openCheckout(work);
    from("FR");
    field("Who is the licence for?").setValue("Okafor Design");
    field("VAT number").setValue("FR 40 303 265 045");
    find(TextArea.class).single().setValue("1 Rue du Port");
    goOn();
    List<String> ways =
        find(RouterLink.class).all().stream()
            .map(RouterLink::getHref)
            .filter(href -> href.startsWith("checkout"))
            .toList();
    assertThat(ways)
        .containsExactly(
            "checkout?change=licensee",
            "checkout?change=country",
            "checkout?change=vat",
            "checkout?change=billed-to",
            "checkout?change=address",
            "checkout?change=terms",
            "checkout");
    UI.getCurrent().navigate("checkout", QueryParameters.of("change", "address"));
    assertThat(heading()).isEqualTo("Your basket");
    assertThat(field("Who is the licence for?").getValue()).isEqualTo("Okafor Design");
    assertThat(field("VAT number").getValue()).isEqualTo("FR 40 303 265 045");
    assertThat(find(TextArea.class).single().getValue()).isEqualTo("1 Rue du Port");
    assertThat(find(Checkbox.class).single().getValue()).isTrue();
    assertThat(find(NativeDetails.class).all())
        .anySatisfy(fold -> assertThat(fold.isOpen()).isTrue());
    press("Continue");
    assertThat(words()).contains("Okafor Design", "Reverse charge", "Pay €100.00");
  }

  @Test
  void theAddressOfTheSecondStepAloneLeadsToTheFirst() {
    baskets.put(ben, new Item(work.id(), LicenceClass.STANDARD));
    UI.getCurrent().navigate("checkout", QueryParameters.of("step", "check"));
    assertThat(heading()).isEqualTo("Your basket");
    from("US");
    goOn();
    assertThat(words()).contains("Check your order before paying", "Pay €100.00");
  }

  @Test
  void twoWorksArePaidTogetherAndEitherCanBeTakenOut() {
    Work other = counter.offered(atelier.member("Carla Reyes"), "Boats at noon", 5_000);
    openCheckout(work);
    openCheckout(other);
    from("US");
    assertThat(words()).contains("Harbour at dawn", "Boats at noon", "Carla Reyes", "€150.00");
    test(find(Button.class)
            .withCondition(button -> button.getAriaLabel().orElse("").contains("Harbour at dawn"))
            .single())
        .click();
    assertThat(words()).contains("Boats at noon").doesNotContain("Harbour at dawn", "€150.00");
    goOn();
    assertThat(words()).contains("Boats at noon", "Pay €50.00").doesNotContain("Harbour at dawn");
    assertThat(baskets.of(ben)).containsExactly(new Item(other.id(), LicenceClass.STANDARD));
  }

  @Test
  void anotherCountryMeansAnotherTax() {
    openCheckout(work);
    from("DE");
    assertThat(words()).contains("€19.00", "VAT 19 %, Germany", "€119.00");
    from("FR");
    assertThat(words()).contains("€20.00", "France", "€120.00");
    test(field("VAT number")).setValue("FR 40 303 265 045");
    goOn();
    assertThat(words())
        .contains("France", "FR 40 303 265 045", "Reverse charge", "Pay €100.00")
        .doesNotContain("€120.00");
  }

  @Test
  void aMalformedNumberIsSaidWhenGoingOnAndNotWhileItIsTyped() {
    openCheckout(work);
    from("FR");
    test(field("VAT number")).setValue("12");
    assertThat(find(ErrorSummary.class).exists()).isFalse();
    from("DE");
    assertThat(field("VAT number").isInvalid()).isFalse();
    assertThat(words()).contains("€119.00").doesNotContain("not the form of a VAT number");
    from("FR");
    goOn();
    assertThat(heading()).isEqualTo("Your basket");
    assertThat(find(ErrorSummary.class).single().isVisible()).isTrue();
    assertThat(words()).contains("not the form of a VAT number");
    assertThat(field("VAT number").isInvalid()).isTrue();
    test(field("VAT number")).setValue("FR 40 303 265 045");
    press("Continue");
    assertThat(find(ErrorSummary.class).exists()).isFalse();
    assertThat(words()).contains("Pay €100.00");
  }

  @Test
  void whatIsMissingIsAskedForAllAtOnce() {
    openCheckout(work);
    from("US");
    test(field("Who is the licence for?")).setValue("");
    test(field("VAT number")).setValue("12");
    from("FR");
    press("Continue");
    assertThat(find(ErrorSummary.class).single().isVisible()).isTrue();
    assertThat(words())
        .contains("Write the name of the person", "tick that you accept them")
        .contains("not the form of a VAT number");
    assertThat(checkout.of(ben)).isEmpty();
  }

  @Test
  void aPlacedOrderIsRememberedWithItsLicenseeAndItsAddress() {
    openCheckout(work);
    from("US");
    test(field("Who is the licence for?")).setValue("Okafor Design");
    find(TextArea.class).single().setValue("1 Harbour Road\nBoston");
    goOn();
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
    goOn();
    licensing.offer(work.id(), ana.id(), Money.of(12_000, "EUR"));
    clock.forward(Duration.ofMinutes(16));
    press("Pay €100.00");
    assertThat(words()).contains("It was €100.00 and is now €120.00", "Nothing was ordered");
    assertThat(find(Checkbox.class).single().getValue()).isFalse();
    goOn();
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
    goOn();
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
    goOn();
    press("Pay €100.00");
    assertThat(words()).contains("gives no answer at the moment", "nothing was taken");
  }

  @Test
  void tryingAgainAfterANewPriceSaysSoAndLeadsToTheBasket() {
    till.set("on=api&fault=broken_before_effect&path=/v1/checkout/sessions&times=3");
    openCheckout(work);
    from("US");
    goOn();
    press("Pay €100.00");
    licensing.offer(work.id(), ana.id(), Money.of(12_000, "EUR"));
    clock.forward(Duration.ofMinutes(16));
    openOrder(checkout.of(ben).getFirst().id());
    press("Try again");
    assertThat(words())
        .contains("Something has changed", "It was €100.00 and is now €120.00")
        .contains("Nothing was taken", "Back to the basket");
    navigate("checkout", CheckoutView.class);
    assertThat(words()).contains("Harbour at dawn", "€120.00");
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

  /** Accepts the terms and goes on to the second step. */
  private void goOn() {
    find(Checkbox.class).single().setValue(true);
    press("Continue");
  }

  private TextField field(String label) {
    return find(TextField.class).withCondition(one -> label.equals(one.getLabel())).single();
  }
}
