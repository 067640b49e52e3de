package coop.byhand.checkout.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.checkout.Checkout;
import coop.byhand.checkout.Item;
import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.Quote;
import coop.byhand.checkout.QuoteOutcome.Quoted;
import coop.byhand.checkout.QuoteWish;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.Counter;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Licensing;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.members.Member;
import coop.byhand.payments.Payments;
import coop.byhand.payments.Till;
import coop.byhand.policy.InForce;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;

@ByhandTest
@WithMockUser
class CheckoutViewsTests extends SpringBrowserlessTest {

  @Autowired Checkout checkout;
  @Autowired Payments payments;
  @Autowired Licensing licensing;
  @Autowired Atelier atelier;
  @Autowired Counter counter;
  @Autowired MovableClock clock;
  @Autowired StripeSandbox sandbox;
  @Autowired InForce inForce;

  private Till till;
  private Member ana;
  private PersonId ben;
  private Work work;

  @BeforeEach
  void benIsSignedIn() {
    till = new Till(sandbox);
    ana = atelier.member("Ana Lima");
    ben = counter.buyer("Ben Okafor");
    work = counter.offered(ana, "Harbour at dawn", 10_000);
    signIn(ben);
  }

  @AfterEach
  void nobodyIsSignedIn() {
    till.clear();
    SecurityContextHolder.clearContext();
  }

  private String keeps() {
    return InForce.ofHundredEuros(inForce.policy().revenueSplit().creator());
  }

  @Test
  void theOrderIsCheckedBeforePaying() {
    openCheckout();
    assertThat(heading()).isEqualTo("Check your order");
    assertThat(words())
        .contains("Harbour at dawn", "Ana Lima", "€100.00", "until ", "None is added", "policy ")
        .contains("Ana Lima keeps " + keeps() + " of €100.00")
        .contains("I accept the Standard licence, version 1", "Test money");
    assertThat(find(TextField.class).single().getValue()).isEqualTo("Ben Okafor");
    assertThat(find(Checkbox.class).single().getValue()).isFalse();
  }

  @Test
  void withoutTheTickAndAnEmptyNameBothAreAskedFor() {
    openCheckout();
    test(find(TextField.class).single()).setValue("");
    press("Pay €100.00");
    assertThat(find(ErrorSummary.class).single().isVisible()).isTrue();
    assertThat(words()).contains("Write the name of the person", "Read the licence and tick");
    assertThat(checkout.lastLicensee(ben)).isEmpty();
  }

  @Test
  void aPlacedOrderIsRememberedWithItsLicensee() {
    openCheckout();
    test(find(TextField.class).single()).setValue("Okafor Design");
    find(Checkbox.class).single().setValue(true);
    press("Pay €100.00");
    assertThat(checkout.lastLicensee(ben)).contains("Okafor Design");
  }

  @Test
  void aNewPriceAfterTheHoldIsShownAndAskedAgain() {
    openCheckout();
    find(Checkbox.class).single().setValue(true);
    licensing.offer(work.id(), ana.id(), Money.of(12_000, "EUR"));
    clock.forward(Duration.ofMinutes(16));
    press("Pay €100.00");
    assertThat(words()).contains("The price was €100.00 and is now €120.00", "Nothing was ordered");
    assertThat(find(Checkbox.class).single().getValue()).isFalse();
    find(Checkbox.class).single().setValue(true);
    press("Pay €120.00");
    assertThat(checkout.lastLicensee(ben)).contains("Ben Okafor");
  }

  @Test
  void whatIsNotForSaleSaysSo() {
    Work unpriced = atelier.verified(ana, "Not yet");
    openCheckout(unpriced);
    assertThat(words()).contains("not for sale");
  }

  @Test
  void anOwnWorkNeedsNoLicence() {
    signIn(ana.person());
    openCheckout();
    assertThat(words()).contains("your own work");
  }

  @Test
  void whenTheProviderIsAwayTheOrderIsKept() {
    till.set("on=api&fault=broken_before_effect&path=/v1/checkout/sessions&times=3");
    openCheckout();
    find(Checkbox.class).single().setValue(true);
    press("Pay €100.00");
    assertThat(words()).contains("gives no answer at the moment", "nothing was taken");
  }

  @Test
  void comingBackSaysThatWeAreCheckingUntilTheProviderHasAnswered() {
    till.set("on=webhook&fault=drop&times=99");
    Placed placed = placed();
    till.pay(placed.paymentPage(), Till.PAYS);
    openOrder(placed);
    assertThat(words()).contains("We are checking your payment", "Do not pay again");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            checkout.follow(placed.order(), ben, clock.instant()).orElseThrow().standing()
                instanceof Standing.Done);
    openOrder(placed);
    assertThat(words())
        .contains("It is yours to use", "Okafor Design", "L-0")
        .contains("Ana Lima keeps " + keeps() + " of €100.00");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).startsWith("/certificates/"));
    assertThat(find(Button.class).withText("Download the file").exists()).isTrue();
  }

  @Test
  void whoHasNotPaidCanGoOnToThePayment() {
    Placed placed = placed();
    openOrder(placed);
    payments.check(checkout.find(placed.order(), ben).orElseThrow().payment());
    poll();
    assertThat(words()).contains("Not paid yet", "Nothing was taken");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).isEqualTo(placed.paymentPage().toString()));
  }

  @Test
  void aDeclinedCardIsSaidAndTheOrderIsKept() {
    Placed placed = placed();
    till.pay(placed.paymentPage(), Till.DECLINED);
    openOrder(placed);
    payments.check(checkout.find(placed.order(), ben).orElseThrow().payment());
    poll();
    assertThat(words()).contains("The card was declined", "Okafor Design");
  }

  @Test
  void aLapsedOrderLeadsToANewOne() {
    Placed placed = placed();
    clock.forward(Duration.ofMinutes(61));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            checkout.follow(placed.order(), ben, clock.instant()).orElseThrow().standing()
                instanceof Standing.Over);
    openOrder(placed);
    assertThat(words()).contains("has lapsed", "Nothing was taken");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).contains("/app/checkout?work=" + work.id()));
  }

  @Test
  void somebodyElsesOrderIsNotThere() {
    Placed placed = placed();
    signIn(counter.buyer("Eve Hart"));
    UI.getCurrent().navigate("checkout/order/" + placed.order());
    assertThat(getCurrentView()).isNotInstanceOf(OrderView.class);
    UI.getCurrent().navigate("checkout/order/nonsense");
    assertThat(getCurrentView()).isNotInstanceOf(OrderView.class);
  }

  @Test
  void aWorkThatDoesNotExistIsNotThere() {
    UI.getCurrent().navigate("checkout", QueryParameters.of("work", "work_nonsense"));
    assertThat(getCurrentView()).isNotInstanceOf(CheckoutView.class);
  }

  private void poll() {
    ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
  }

  private Placed placed() {
    Quote quote = ((Quoted) checkout.quote(new QuoteWish(ben, List.of(new Item(work.id(), LicenceClass.STANDARD)), new BuyerPlace("US", Optional.empty(), Optional.empty(), Optional.empty())))).quote();
    return (Placed) checkout.place(new PlaceOrder(quote.order(), ben, "Okafor Design", true));
  }

  private void openCheckout() {
    openCheckout(work);
  }

  private void openCheckout(Work which) {
    UI.getCurrent()
        .navigate(
            "checkout",
            QueryParameters.of("work", which.id().toString()).merging("licence", "STANDARD"));
    assertThat(getCurrentView()).isInstanceOf(CheckoutView.class);
  }

  private void openOrder(Placed placed) {
    navigate("checkout/order/" + placed.order(), OrderView.class);
  }

  private void press(String label) {
    test(find(Button.class).withText(label).single()).click();
  }

  private String heading() {
    return find(H1.class).single().getText();
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    collect(getCurrentView().getElement(), words);
    return words.toString().replace('\u00a0', ' ');
  }

  private static void collect(Element element, StringBuilder words) {
    if (element.isTextNode()) {
      words.append(element.getText()).append('\n');
      return;
    }
    if (!element.isVisible()) {
      return;
    }
    for (String property : new String[] {"label", "helperText", "errorMessage"}) {
      Optional.ofNullable(element.getProperty(property))
          .ifPresent(text -> words.append(text).append('\n'));
    }
    element.getChildren().forEach(child -> collect(child, words));
  }

  private void signIn(PersonId person) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new UsernamePasswordAuthenticationToken(
                person.toString(), "", AuthorityUtils.createAuthorityList("ROLE_USER")));
    cleanVaadinEnvironment();
    initVaadinEnvironment();
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }
}
