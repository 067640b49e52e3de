package coop.byhand.checkout.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.Workbench;
import coop.byhand.checkout.Baskets;
import coop.byhand.checkout.Checkout;
import coop.byhand.checkout.Item;
import coop.byhand.checkout.Order;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.Quote;
import coop.byhand.checkout.QuoteOutcome.Quoted;
import coop.byhand.checkout.QuoteWish;
import coop.byhand.checkout.Refunds;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.licensing.Counter;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Licensing;
import coop.byhand.members.Member;
import coop.byhand.payments.Payments;
import coop.byhand.payments.Till;
import coop.byhand.policy.InForce;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** What the tests of these pages share: Ana's work, Ben who is signed in, and reading a page. */
abstract class CheckoutScreens extends SpringBrowserlessTest {

  @Autowired Checkout checkout;
  @Autowired Baskets baskets;
  @Autowired Refunds refunds;
  @Autowired Payments payments;
  @Autowired Licensing licensing;
  @Autowired Atelier atelier;
  @Autowired Workbench workbench;
  @Autowired Counter counter;
  @Autowired MovableClock clock;
  @Autowired StripeSandbox sandbox;
  @Autowired InForce inForce;

  Till till;
  Member ana;
  PersonId ben;
  Work work;

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

  String keeps() {
    return InForce.ofHundredEuros(inForce.policy().revenueSplit().creator());
  }

  Placed placed(Work... works) {
    QuoteWish wish =
        new QuoteWish(
            ben,
            Arrays.stream(works).map(one -> new Item(one.id(), LicenceClass.STANDARD)).toList(),
            new BuyerPlace("US", Optional.empty(), Optional.empty(), Optional.empty()));
    Quote quote = ((Quoted) checkout.quote(wish)).quote();
    return (Placed) checkout.place(new PlaceOrder(quote.order(), ben, "Okafor Design", true));
  }

  /** Types a card into the provider's page and has the house ask what came of it. */
  Order paid(Placed placed) {
    till.pay(placed.paymentPage(), Till.PAYS);
    payments.check(order(placed.order()).payment());
    return order(placed.order());
  }

  Order order(OrderId id) {
    return checkout.find(id, ben).orElseThrow();
  }

  void awaitStanding(OrderId id, Class<? extends Standing> standing) {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() ->
            standing.isInstance(
                checkout.follow(id, ben, clock.instant()).orElseThrow().standing()));
  }

  /** Opens the basket by the address that puts a work into it. */
  void openCheckout(Work which) {
    UI.getCurrent()
        .navigate(
            "checkout",
            QueryParameters.of("work", which.id().toString()).merging("licence", "standard"));
    assertThat(getCurrentView()).isInstanceOf(CheckoutView.class);
  }

  void openOrder(OrderId id) {
    navigate("checkout/order/" + id, OrderView.class);
  }

  void press(String label) {
    test(find(Button.class).withText(label).single()).click();
  }

  String heading() {
    return find(H1.class).single().getText();
  }

  /** All words that can be read on the page, including those that are folded away. */
  String words() {
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

  void signIn(PersonId person) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new UsernamePasswordAuthenticationToken(
                person.toString(), "", AuthorityUtils.createAuthorityList("ROLE_PERSON")));
    cleanVaadinEnvironment();
    initVaadinEnvironment();
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }
}
