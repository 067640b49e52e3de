package coop.byhanddemo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import coop.byhand.kernel.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Byhand as a newcomer meets it, in a real browser: the demo start as its own process, then the
 * whole slice as Ana, Ben, two verifying members and a voter, then every screen looked at for
 * barriers in two widths, light and dark.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoWalkIT {

  @TempDir static Path folder;

  private static DemoProcess demo;
  private static Chromium chromium;
  private static String workOfAna = "";
  private static String certificate = "";
  private static final String TITLE = "Two squares in a field";

  @BeforeAll
  static void openTheHouse() throws Exception {
    chromium = Chromium.open();
    demo = DemoProcess.start(folder);
  }

  @AfterAll
  static void closeTheHouse() throws Exception {
    if (demo != null) {
      demo.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  @Order(1)
  void theStartPrintsTheAddressAndFiveWaysToSignIn() {
    assertThat(demo.printed())
        .contains("Byhand is open at " + demo.address())
        .contains("creator            Ana")
        .contains("first verifier     Clara Peeters")
        .contains("second verifier    Karl Blossfeldt")
        .contains("buyer              Ben")
        .contains("board              Elisabeth Louise Vigée Le Brun");
  }

  @Test
  @Order(2)
  void anaBringsAWorkAndHandsItIn() throws IOException {
    try (Screens ana = signedIn("Ana")) {
      Page page = ana.open("/app/studio/new");
      page.locator("input[type=file]")
          .setInputFiles(new FilePayload("squares.jpg", "image/jpeg", Drawing.bytes()));
      page.getByText("Describe it").click();
      fill(page, "Title", TITLE);
      fill(page, "Description", "Two squares drawn by the program that tests this page.");
      fill(page, "What the picture shows", "A dark and a light square side by side.");
      fill(page, "Words to find it by", "squares, test");
      next(page);
      page.getByLabel("I have read these sentences").check();
      fill(page, "Your name as your signature", "Ana");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign").setExact(true))
          .click();
      fill(page, "Price in euros", "9");
      next(page);
      assertThat(page.getByText("There is a problem")).isVisible();
      assertThat(page.getByText("The members set a floor of").first()).isVisible();
      fill(page, "Price in euros", "50");
      next(page);
      button(page, "Hand it in").click();
      assertThat(page.getByText("With the members").first()).isVisible();
      assertThat(ana.complaints()).isEmpty();
    }
  }

  @Test
  @Order(3)
  void twoMembersVerifyItAndItIsListed() {
    for (String name : List.of("Clara Peeters", "Karl Blossfeldt")) {
      try (Screens member = signedIn(name)) {
        VerifierWalk.givesAnOpinion(member, TITLE);
      }
    }
    moveTheClock("Forward an hour");
    try (Screens visitor = stranger()) {
      untilPageSays(visitor, "/search?q=squares", TITLE);
      Page page = visitor.page();
      page.locator(".plate-title a")
          .filter(new Locator.FilterOptions().setHasText(TITLE))
          .first()
          .click();
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .hasText(TITLE);
      workOfAna = page.url().substring(demo.address().length());
      assertThat(page.getByText("Ana keeps €41.00 of €50.00.").first()).isVisible();
      assertThat(page.locator("body")).containsText("two members");
    }
  }

  @Test
  @Order(4)
  void benBuysALicenceAndHoldsTheFile() throws IOException {
    try (Screens ben = signedIn("Ben")) {
      buy(ben, "Ben and Daughters");
      Page page = ben.page();
      Download file =
          page.waitForDownload(() ->
              page.getByRole(
                      AriaRole.BUTTON,
                      new Page.GetByRoleOptions().setName(Pattern.compile("^Download the file")))
                  .first()
                  .click());
      assertThat(Digest.ofContent(Files.readAllBytes(file.path())))
          .isEqualTo(Digest.ofContent(Drawing.bytes()));
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See the certificate"))
          .click();
      assertThat(page.locator("body")).containsText(TITLE);
      certificate = page.url().replaceAll("\\?.*", "").substring(demo.address().length());
      page.navigate(demo.address() + certificate.replace("/certificates/", "/verify/"));
      assertThat(page.locator("body")).containsText("valid");
      assertThat(ben.complaints()).isEmpty();
    }
  }

  @Test
  @Order(5)
  void anaSeesTheSaleWithItsSplitRateAndPolicy() {
    try (Screens ana = signedIn("Ana")) {
      Page page = ana.open("/app/earnings");
      Locator row = saleOf(page).first();
      assertThat(row).containsText("50.00");
      assertThat(row).containsText("9.00");
      assertThat(row).containsText("18 %");
      assertThat(row).containsText("41.00");
      assertThat(row).containsText("policy 2");
      assertThat(row).containsText("ballot 1");
    }
  }

  @Test
  @Order(6)
  void aVoteChangesTheRateAndTheNextSaleUsesIt() {
    try (Screens ana = signedIn("Ana")) {
      Page page = ana.open("/app/assembly/4");
      page.getByLabel("Your value, in %").fill("17");
      button(page, "Continue").click();
      button(page, "Cast this vote").click();
      assertThat(page.getByText("Receipt").first()).isVisible();
    }
    moveTheClock("Forward 8 days");
    try (Screens visitor = stranger()) {
      untilPageSays(visitor, "/proposals/4", "from 18 % to 17 %");
    }
    moveTheClock("Forward 31 days");
    try (Screens visitor = stranger()) {
      untilPageSays(visitor, workOfAna, "Ana keeps €41.50 of €50.00.");
    }
    try (Screens ben = signedIn("Ben")) {
      buy(ben, "Ben and Daughters");
    }
    try (Screens ana = signedIn("Ana")) {
      Page page = ana.open("/app/earnings");
      assertThat(saleOf(page)).hasCount(2);
      assertThat(saleOf(page).first()).containsText("18 %");
      assertThat(saleOf(page).first()).containsText("ballot 1");
      assertThat(saleOf(page).last()).containsText("17 %");
      assertThat(saleOf(page).last()).containsText("ballot 4");
      assertThat(saleOf(page).last()).containsText("41.50");
    }
  }

  @Test
  @Order(7)
  void aGuestBuysOfThreeMakersWithOneCard() {
    try (Screens visitor = stranger()) {
      GuestWalk guest = new GuestWalk(visitor);
      guest.fillsTheBasket();
      guest.ordersAll();
      guest.triesCard(GuestWalk.DECLINED);
      assertThat(visitor.page().locator("body")).containsText("Nothing was charged");
      guest.triesCard(GuestWalk.ASKS_FIRST);
      assertThat(guest.confirmsAndGetsTheLicences()).contains("3 licences are granted");
    }
    // On another machine, days later: nothing but the mail is there.
    try (Screens visitor = new Screens(chromium.browser(), demo.address(), 360, ColorScheme.DARK)) {
      Page page = visitor.open(GuestWalk.wayBack(visitor));
      assertThat(visitor.barriers()).isEmpty();
      button(page, "Open my order").click();
      page.waitForURL(Pattern.compile(".*/app/checkout/order/.*"));
      new GuestWalk(visitor).givesOneBack();
      assertThat(visitor.barriers()).isEmpty();
      assertThat(visitor.overflows()).isFalse();
      visitor.open("/app/studio");
      assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    }
  }

  @Test
  @Order(8)
  void aBankAsksForTheMoneyBackLater() {
    String order;
    try (Screens ben = signedIn("Ben")) {
      buy(ben, "Ben and Daughters", GuestWalk.DISPUTED_LATER);
      order = ben.page().url().substring(demo.address().length());
      moveTheClock("Forward 8 days");
      untilPageSays(ben, order, "Your bank");
      assertThat(ben.barriers()).isEmpty();
    }
    try (Screens board = signedIn("Elisabeth Louise Vigée Le Brun")) {
      untilPageSays(board, "/app/money-back", order.substring(order.lastIndexOf('/') + 1));
      assertThat(board.barriers()).isEmpty();
    }
  }

  @Test
  @Order(9)
  void noScreenPutsABarrierInAnybodysWay() {
    try (Screens visitor = stranger()) {
      assertThat(EveryScreen.barriers(visitor, EveryScreen.open(workOfAna, certificate))).isEmpty();
    }
    EveryScreen.OF_SEATS.forEach((name, paths) -> {
      try (Screens person = signedIn(name)) {
        assertThat(EveryScreen.barriers(person, paths)).as(name).isEmpty();
      }
    });
  }

  @Test
  @Order(10)
  void whatWasDoneIsThereAfterAKill() throws Exception {
    demo.kill();
    demo = DemoProcess.start(folder);
    try (Screens visitor = stranger()) {
      assertThat(visitor.open(workOfAna).locator("h1")).hasText(TITLE);
      assertThat(visitor.open(certificate).locator("body")).containsText(TITLE);
      assertThat(visitor.open("/policy/4").locator("body")).containsText("17 %");
    }
  }

  private static void buy(Screens ben, String licensee) {
    buy(ben, licensee, "4242 4242 4242 4242");
  }

  private static void buy(Screens ben, String licensee, String card) {
    Page page = ben.open(workOfAna);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("License this picture"))
        .first()
        .click();
    fill(page, "Who is the licence for?", licensee);
    page.getByLabel(Pattern.compile("^I accept the terms of")).check();
    GuestWalk.checksTheOrder(ben);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Pay €")))
        .click();
    page.waitForURL(Pattern.compile(".*/c/pay/.*"));
    Locator mail = page.locator("input[name=email]");
    if (mail.count() > 0 && mail.isEditable()) {
      mail.fill("ben@demo.example");
    }
    page.locator("input[name=card]").fill(card);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Pay €")))
        .click();
    page.waitForURL(Pattern.compile(".*/app/checkout/order/.*"));
    assertThat(page.getByText("It is yours to use").first()).isVisible();
  }

  private static void moveTheClock(String step) {
    try (Screens visitor = stranger()) {
      Page page = visitor.open("/demo");
      button(page, step).click();
      assertThat(page.getByText("The clock was moved.")).isVisible();
    }
  }

  /** Jobs do their work within seconds of their instant; the page is asked again until it shows. */
  private static void untilPageSays(Screens visitor, String path, String words) {
    for (int tries = 0; tries < 60; tries++) {
      visitor.open(path);
      // A number and its unit stay on one line: the blank between them is not the usual one.
      String said = visitor.page().locator("main").innerText().replace('\u00a0', ' ');
      if (said.contains(words)) {
        return;
      }
      visitor.page().waitForTimeout(500);
    }
    assertThat(visitor.page().locator("main")).containsText(words);
  }

  private static Screens stranger() {
    return new Screens(chromium.browser(), demo.address(), 1280, ColorScheme.LIGHT);
  }

  private static Screens signedIn(String name) {
    Screens screens = stranger();
    screens.signInAs(name);
    return screens;
  }

  private static Locator saleOf(Page page) {
    return page.locator("tr").filter(new Locator.FilterOptions().setHasText(TITLE));
  }

  private static void fill(Page page, String label, String value) {
    Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
    field.fill(value);
    field.blur();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }

  private static void next(Page page) {
    button(page, "Continue").click();
  }
}
