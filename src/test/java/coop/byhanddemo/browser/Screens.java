package coop.byhanddemo.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One person's browser: a window of a width, light or dark, that remembers what went wrong in it. */
final class Screens implements AutoCloseable {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final List<String> RULES_OF_COLOUR =
      List.of("color-contrast", "link-in-text-block");
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final int PATIENCE_MILLISECONDS = 30_000;

  private final String address;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Screens(Browser browser, String address, int width, ColorScheme scheme) {
    this.address = address;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 780 : 900)
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme));
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
  }

  Page page() {
    return page;
  }

  /** Opens a path and waits until nothing loads any more. */
  Page open(String path) {
    page.navigate(address + path);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return page;
  }

  /** Takes one of the seats of the demo desk. */
  void signInAs(String name) {
    open("/demo");
    page.getByRole(
            com.microsoft.playwright.options.AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Sign in as " + name))
        .click();
    page.waitForURL(Pattern.compile(".*/app.*"));
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  /** What a person with assistive technology would stumble over, gravely, on the open page. */
  List<String> barriers() {
    return grave(axe().withTags(RULES));
  }

  /** The barriers among them that depend on colours, for another colour scheme of the same page. */
  List<String> barriersOfColour() {
    return grave(axe().withRules(RULES_OF_COLOUR));
  }

  /** One window is enough here: nothing on our pages comes from elsewhere in a frame. */
  private AxeBuilder axe() {
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private List<String> grave(AxeBuilder axe) {
    List<String> found = new ArrayList<>();
    for (Rule rule : axe.analyze().getViolations()) {
      if (GRAVE.contains(rule.getImpact())) {
        found.add(page.url() + " " + rule.getId() + ": " + rule.getNodes().getFirst().getTarget());
      }
    }
    return found;
  }

  /** The open page in another window width and colour scheme, without loading it again. */
  void turnTo(int width, ColorScheme scheme) {
    page.setViewportSize(width, width < 600 ? 780 : 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    // Colours change over a moment; what is between two of them is nobody's reading.
    page.waitForTimeout(300);
  }

  /** Whether the page is wider than the window, so that reading means scrolling sideways. */
  boolean overflows() {
    return (Boolean)
        page.evaluate(
            "() => document.documentElement.scrollWidth"
                + " > document.documentElement.clientWidth + 1");
  }

  /** Errors that the browser wrote to its console. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    context.close();
  }
}
