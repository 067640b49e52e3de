package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person meets on the payment pages. */
class HostedPageTests {
  private final SteppedClock clock = SteppedClock.today();
  private final StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.on(clock).build());
  private final Shop shop = new Shop(sandbox);
  private final Buyer buyer = new Buyer();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void thePageShowsTheOrderAndWhatEachTestCardDoes() throws Exception {
    String page = buyer.open(shop.sell("order-1").getUrl()).body();
    assertThat(page)
        .contains("<html lang=\"en\">", "Pay €105.00 with test money")
        .contains("Harbour at dawn", "€80.00", "2 at €12.50 each", "€25.00")
        .contains("4242 4242 4242 4242", "The payment goes through")
        .contains("4000 0000 0000 0002", "The bank declines the card")
        .contains("4000 0025 0000 3155", "The bank asks you to confirm first")
        .contains("4000 0000 0000 0259", "later the bank takes it back")
        .contains("href=\"http://localhost:8080/basket\"", "Back to Byhand without paying");
  }

  @Test
  void everyPageSaysThatTheMoneyIsNotRealAndIsGuarded() throws Exception {
    Session open = shop.sell("order-1");
    Session asked = shop.sell("order-2");
    buyer.payWith(asked.getUrl(), "ben@example.com", Shop.CARD_THAT_ASKS_BACK);
    Session expired = shop.sell("order-3");
    shop.stripe.v1().checkout().sessions().expire(expired.getId());
    Session paid = shop.sell("order-4");
    buyer.payWith(paid.getUrl(), "ben@example.com", Shop.CARD_THAT_PAYS);

    assertGuarded(buyer.open(open.getUrl()), 200, "Your test card");
    assertGuarded(buyer.payWith(open.getUrl(), "", ""), 422, "could not be made yet");
    assertGuarded(buyer.open(asked.getUrl() + "/challenge"), 200, "is this you?");
    assertGuarded(buyer.open(expired.getUrl()), 410, "This payment page has expired");
    assertGuarded(buyer.open(paid.getUrl()), 200, "This is already paid");
    Session ordered = shop.sold("order-5", "DE89 3704 0044 0532 0130 00");
    assertGuarded(
        buyer.open(sandbox.publicBase() + "/c/pay/" + ordered.getId()), 200, "debit is under way");
    String onboarding = new Creators(shop).link(new Creators(shop).open("Ana").getId()).getUrl();
    assertGuarded(buyer.open(onboarding), 200, "How does it end?");
    assertGuarded(buyer.submit(onboarding, "answer="), 422, "Nothing has been changed yet");
    assertGuarded(buyer.open(sandbox.publicBase() + "/onboard/nothing"), 404, "no such page");
    assertGuarded(buyer.open(sandbox.publicBase() + "/c/pay/nothing"), 404, "no such page");
    assertGuarded(buyer.open(sandbox.publicBase() + "/"), 200, "sandbox is running");
  }

  @Test
  void whatIsWrongIsSaidAtTheTopAndAtTheField() throws Exception {
    var answer = buyer.payWith(shop.sell("order-1").getUrl(), "nobody", "");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("<title>Error: Pay €105.00 with test money")
        .contains("role=\"alert\"")
        .contains("<a href=\"#email\">Enter an email address like name@example.com</a>")
        .contains("<a href=\"#card\">Enter the number of a test card</a>")
        .contains(
            "id=\"email\" name=\"email\" required aria-describedby=\"email-hint email-error\"")
        .contains("id=\"email-error\"", "id=\"card-error\"")
        .contains("value=\"nobody\"");
  }

  @Test
  void aDeclinedCardStaysInTheFieldAndReloadingDoesNotTryItAgain() throws Exception {
    Session open = shop.sell("order-1");
    buyer.payWith(open.getUrl(), "ben@example.com", Shop.CARD_THAT_IS_DECLINED);
    for (int reload = 0; reload < 2; reload++) {
      assertThat(buyer.open(open.getUrl()).body())
          .contains("The bank declined this card. Nothing was charged.")
          .contains("value=\"4000 0000 0000 0002\">", "value=\"ben@example.com\"");
    }
    assertThat(shop.stripe.v1().charges().list().getData()).hasSize(1);
  }

  @Test
  void aNumberThatCouldBeARealCardIsNeitherShownAgainNorKept() throws Exception {
    Session open = shop.sell("order-1");
    var answer = buyer.payWith(open.getUrl(), "ben@example.com", "5555 5555 5555 4444");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("was not stored and not charged").doesNotContain("5555");
    assertThat(shop.session(open.getId()).getPaymentIntent()).isNull();
  }

  @Test
  void theLanguageIsTheShopsChoiceOrElseTheBrowsers() throws Exception {
    Session open = shop.sell("order-1");
    Session inGerman =
        shop.stripe
            .v1()
            .checkout()
            .sessions()
            .create(Shop.order("order-2").setLocale(SessionCreateParams.Locale.DE).build());
    assertThat(new Buyer("de-AT,fr;q=0.5").open(open.getUrl()).body())
        .contains("<html lang=\"de\">", "105,00", "mit Testgeld bezahlen");
    assertThat(new Buyer("fr,es;q=0.5").open(open.getUrl()).body()).contains("<html lang=\"en\">");
    assertThat(new Buyer("not a language;;").open(open.getUrl()).body())
        .contains("<html lang=\"en\">");
    assertThat(buyer.open(inGerman.getUrl()).body()).contains("<html lang=\"de\">");
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Properties english = texts("texts.properties");
    Properties german = texts("texts_de.properties");
    assertThat(german.keySet()).isEqualTo(english.keySet());
    for (Object key : english.keySet()) {
      assertThat(places(german.get(key))).as("%s", key).isEqualTo(places(english.get(key)));
    }
  }

  @Test
  void namesOfWorksCannotBecomeMarkup() throws Exception {
    Session open =
        shop.stripe
            .v1()
            .checkout()
            .sessions()
            .create(
                Shop.order("order-1")
                    .addLineItem(Shop.line("<script>alert(\"{0}\")</script> & 'more'", 100, 1))
                    .build());
    assertThat(buyer.open(open.getUrl()).body())
        .contains("&lt;script&gt;alert(&quot;{0}&quot;)&lt;/script&gt; &amp; &#39;more&#39;")
        .doesNotContain("<script");
  }

  @Test
  void theEmailThatTheShopGaveIsTheOneThatCounts() throws Exception {
    Session open =
        shop.stripe
            .v1()
            .checkout()
            .sessions()
            .create(Shop.order("order-1").setCustomerEmail("ben@example.com").build());
    assertThat(buyer.open(open.getUrl()).body()).contains("value=\"ben@example.com\" readonly");
    buyer.payWith(open.getUrl(), "other@example.com", Shop.CARD_THAT_PAYS);
    assertThat(shop.session(open.getId()).getCustomerDetails().getEmail())
        .isEqualTo("ben@example.com");
  }

  @Test
  void theServerDoesNotAnswerUnderAForeignName() throws Exception {
    assertThat(statusLine("evil.example:80")).contains("421");
    assertThat(statusLine("localhost:" + sandbox.apiBase().getPort())).contains("200");
  }

  private String statusLine(String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", sandbox.apiBase().getPort())) {
      String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }

  private static void assertGuarded(HttpResponse<String> page, int status, String says) {
    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(page.body())
        .contains("Test money", "No real money moves on this page", says)
        .doesNotContain("<script", "style=\"");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  private static Properties texts(String file) throws IOException {
    Properties texts = new Properties();
    try (var in = PageTexts.class.getResourceAsStream(file)) {
      texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static long places(Object text) {
    return text.toString().chars().filter(c -> c == '{').count();
  }
}
