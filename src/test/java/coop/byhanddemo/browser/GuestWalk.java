package coop.byhanddemo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Somebody without an account who buys works of three makers with one card. */
final class GuestWalk {

  static final String DECLINED = "4000 0000 0000 0002";
  static final String DISPUTED_LATER = "4000 0000 0000 0259";
  static final String ASKS_FIRST = "4000 0025 0000 3155";

  private static final int MAKERS = 3;
  private static final String ADDRESS = "guest@demo.example";

  private final Screens screens;
  private final Page page;

  GuestWalk(Screens screens) {
    this.screens = screens;
    this.page = screens.page();
  }

  /** Puts works into the basket until there are three makers; at the first one says who it is for. */
  void fillsTheBasket() {
    List<?> works =
        (List<?>)
            screens
                .open("/search")
                .evaluate(
                    "() => [...new Set([...document.querySelectorAll('a[href^=\"/works/\"]')]"
                        + ".map(a => a.getAttribute('href').split('?')[0]))]");
    Set<String> makers = new HashSet<>();
    for (Object work : works) {
      if (makers.size() == MAKERS) {
        break;
      }
      screens.open((String) work);
      Locator maker = page.locator("a[href^='/creators/']").first();
      Locator licence =
          page.getByRole(
                  AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^License")))
              .first();
      if (licence.count() > 0 && maker.count() > 0 && makers.add(maker.getAttribute("href"))) {
        licence.click();
        if (makers.size() == 1) {
          goesOnAsAGuest();
        }
        page.waitForURL(Pattern.compile(".*/app/checkout\\?.*"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
      }
    }
    assertThat(makers).hasSize(MAKERS);
  }

  private void goesOnAsAGuest() {
    assertThat(page.locator("h1")).hasText("How would you like to buy?");
    assertThat(screens.barriers()).isEmpty();
    page.locator("#guest-name").fill("Ben Okafor");
    page.locator("#guest-email").fill(ADDRESS);
    button("Go on as a guest").click();
  }

  /** Accepts the terms, checks the order and goes to the provider's page. */
  void ordersAll() {
    for (Locator terms : page.getByLabel(Pattern.compile("^I accept the terms of")).all()) {
      terms.check();
    }
    checksTheOrder(screens);
    paying().click();
    page.waitForURL(Pattern.compile(".*/c/pay/.*"));
  }

  /** Goes on to the second step, where nothing is typed; from a change back and on again. */
  static void checksTheOrder(Screens buyer) {
    Page page = buyer.page();
    Locator goOn = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue"));
    goOn.click();
    assertThat(page.locator("h1")).hasText("Check your order before paying");
    assertThat(page.locator("h1")).isFocused();
    assertThat(page.locator("main input, main textarea")).hasCount(0);
    assertThat(buyer.barriers()).isEmpty();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change: VAT number"))
        .click();
    assertThat(page.locator("vaadin-text-field:has-text('VAT number') input")).isFocused();
    goOn.click();
    assertThat(page.locator("h1")).isFocused();
  }

  /** Types a card into the provider's page. */
  void triesCard(String number) {
    Locator mail = page.locator("input[name=email]");
    if (mail.count() > 0 && mail.isEditable()) {
      mail.fill(ADDRESS);
    }
    page.locator("input[name=card]").fill(number);
    paying().click();
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  /** Says yes to the bank; gives the words of the order's page. */
  String confirmsAndGetsTheLicences() {
    button("Yes, confirm the payment").click();
    page.waitForURL(Pattern.compile(".*/app/checkout/order/.*"));
    assertThat(page.getByText("It is yours to use").first()).isVisible();
    return page.locator("main").innerText().replace('\u00a0', ' ');
  }

  /** Gives one licence back whose file was not fetched, and sees the money on its way. */
  void givesOneBack() {
    page.getByText("Give this licence back").first().click();
    Locator reason = page.locator("vaadin-text-area textarea:visible").first();
    reason.fill("The wrong picture of the two.");
    reason.blur();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Give it back"))
        .first()
        .click();
    assertThat(page.getByText(Pattern.compile("go back to your card|were sent on")).first())
        .isVisible();
  }

  /** The path of the link in the receipt, which the demo shows in a page of its own. */
  static String wayBack(Screens visitor) {
    visitor
        .open("/demo/mail")
        .locator("li")
        .filter(new Locator.FilterOptions().setHasText(ADDRESS))
        .first()
        .locator("a")
        .click();
    Locator link = visitor.page().locator("a[href*='/guest?pass=']");
    String address = link.getAttribute("href");
    return address.substring(address.indexOf("/guest?"));
  }

  private Locator paying() {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Pay €")));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }
}
