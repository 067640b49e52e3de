package coop.byhand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Doorkeeper;
import coop.byhand.Visitor;
import coop.byhand.identity.GuestOutcome.Invalid;
import coop.byhand.identity.GuestOutcome.TooMany;
import coop.byhand.identity.GuestOutcome.Welcome;
import coop.byhand.identity.RegistrationOutcome.Field;
import coop.byhand.notifications.Mails;
import coop.byhanddemo.MovableClock;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Buying without an account: who is let in, where to, and how they come back. */
@ByhandTest
class GuestTests {

  private static final ReturnPath BASKET = new ReturnPath("/app/checkout");
  private static final String CHOICE = "/sign-in?next=%2Fapp%2Fcheckout";

  @LocalServerPort int port;
  @Autowired Guests guests;
  @Autowired GuestDoors doors;
  @Autowired People people;
  @Autowired Mails mails;
  @Autowired MovableClock clock;

  private PersonId welcomed(String email) {
    // Of another network address each time: only one test is about too many.
    return ((Welcome) guests.welcome("Ben Okafor", email, "from " + email, Locale.ENGLISH)).guest();
  }

  private PersonId welcomed() {
    return welcomed(Doorkeeper.freshAddress());
  }

  private static String path(URI link) {
    return link.getPath() + "?" + link.getQuery();
  }

  private static String secret(URI link) {
    return link.getQuery().substring("pass=".length());
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void onlyBasketOrdersAndLicencesAreOpenToGuests() {
    assertThat(
            List.of(
                "/app/checkout",
                "/app/checkout?work=x&licence=standard",
                "/app/orders",
                "/app/library"))
        .allSatisfy(page -> assertThat(doors.open(new ReturnPath(page))).as(page).isTrue());
    assertThat(
            List.of(
                "/app",
                "/app/",
                "/app/studio",
                "/app/assembly",
                "/app/verify",
                "/app/oversight",
                "/app/earnings",
                "/app/payouts",
                "/app/cases",
                "/app/nothing-here",
                "/search"))
        .allSatisfy(page -> assertThat(doors.open(new ReturnPath(page))).as(page).isFalse());
  }

  @Test
  void whoComesForTheBasketMayGoOnWithoutAnAccount() {
    Visitor visitor = new Visitor(port);
    assertThat(visitor.open(CHOICE).body()).contains("Without an account", "With an account");
    String email = Doorkeeper.freshAddress();
    HttpResponse<String> in =
        visitor.submit(
            CHOICE,
            "/sign-in/guest",
            Map.of("next", "/app/checkout", "name", "Ben Okafor", "email", email));
    assertThat(location(in)).endsWith("/app/checkout");
    assertThat(visitor.cookie("byhand-session")).isPresent();
    assertThat(location(visitor.open("/app/studio"))).endsWith("/sign-in?next=%2Fapp%2Fstudio");
    assertThat(visitor.open("/sign-in?next=%2Fapp%2Fstudio").body())
        .contains("Send me a link")
        .doesNotContain("Without an account");
    assertThat(people.find(new EmailAddress(email))).isEmpty();
  }

  @Test
  void whoComesForTheStudioNeedsAnAccount() {
    Visitor visitor = new Visitor(port);
    String page = "/sign-in?next=%2Fapp%2Fstudio";
    assertThat(visitor.open(page).body()).doesNotContain("Without an account");
    HttpResponse<String> answer =
        visitor.submit(
            page,
            "/sign-in/guest",
            Map.of("next", "/app/studio", "name", "Ben", "email", Doorkeeper.freshAddress()));
    assertThat(location(answer)).endsWith("/sign-in");
    assertThat(visitor.cookie("byhand-session")).isEmpty();
  }

  @Test
  void whatIsMissingIsAskedForAndNothingTypedIsLost() {
    Visitor visitor = new Visitor(port);
    HttpResponse<String> nameless =
        visitor.submit(
            CHOICE,
            "/sign-in/guest",
            Map.of("next", "/app/checkout", "name", " ", "email", "ben@example.org"));
    assertThat(nameless.statusCode()).isEqualTo(422);
    assertThat(nameless.body())
        .contains("href=\"#guest-name\"", "value=\"ben@example.org\"", "<title>Error: ");
    HttpResponse<String> nowhere =
        visitor.submit(
            CHOICE,
            "/sign-in/guest",
            Map.of("next", "/app/checkout", "name", "Ben", "email", "ben"));
    assertThat(nowhere.statusCode()).isEqualTo(422);
    assertThat(nowhere.body()).contains("href=\"#guest-email\"", "value=\"Ben\"");
    assertThat(guests.welcome("", "ben@example.org", "there", Locale.ENGLISH))
        .isEqualTo(new Invalid(Field.NAME));
  }

  @Test
  void aGuestUnderAnAddressWithAnAccountIsSomebodyElse() {
    String email = Doorkeeper.freshAddress();
    people.register("Ana Known", email, Locale.ENGLISH);
    PersonId account = people.find(new EmailAddress(email)).orElseThrow().id();
    PersonId guest = welcomed(email);
    PersonId again = welcomed(email);
    assertThat(List.of(account, guest, again)).doesNotHaveDuplicates();
    assertThat(people.find(new EmailAddress(email)).orElseThrow().id()).isEqualTo(account);
    assertThat(guests.wayBack(guest, BASKET).getPath()).isEqualTo("/guest");
    assertThat(guests.wayBack(account, BASKET).getPath()).isEqualTo("/app/checkout");
    assertThat(guests.selves(account)).containsExactly(account);
  }

  @Test
  void whoProvesTheAddressHasTheGuestsOrders() {
    String email = Doorkeeper.freshAddress();
    PersonId first = welcomed(email);
    PersonId second = welcomed(email);
    PersonId stranger = welcomed();
    Visitor visitor = new Visitor(port);
    visitor.submit("/sign-in", "/sign-in", Map.of("email", email));
    String link = new Doorkeeper(mails).newestLink(email).orElseThrow();
    String token = link.substring(link.indexOf('=') + 1);
    visitor.submit(link, "/sign-in/link", Map.of("token", token, "name", "Ben Okafor"));
    PersonId account = people.find(new EmailAddress(email)).orElseThrow().id();
    assertThat(guests.selves(account)).containsExactlyInAnyOrder(account, first, second);
    assertThat(guests.selves(account)).doesNotContain(stranger);
    assertThat(guests.selves(first)).containsExactly(first);
  }

  @Test
  void theLinkInTheMailLetsTheGuestInAgainAndAgainFor90Days() {
    PersonId guest = welcomed();
    URI link = guests.wayBack(guest, BASKET);
    for (int visit = 0; visit < 2; visit++) {
      Visitor visitor = new Visitor(port);
      HttpResponse<String> page = visitor.open(path(link));
      assertThat(page.body()).contains("Ben Okafor");
      assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      // Mail programs open links; only the button lets in.
      assertThat(visitor.cookie("byhand-session")).isEmpty();
      assertThat(location(visitor.submit(path(link), "/guest", Map.of("pass", secret(link)))))
          .endsWith("/app/checkout");
      assertThat(visitor.cookie("byhand-session")).isPresent();
    }
    assertThat(new Visitor(port).open("/guest?pass=" + "x".repeat(43)).statusCode()).isEqualTo(410);
    clock.forward(Guests.PASS_LIFE.plus(Duration.ofMinutes(1)));
    assertThat(new Visitor(port).open(path(link)).statusCode()).isEqualTo(410);
    guests.forgetOldPasses();
    assertThat(guests.pass(secret(link))).isEmpty();
  }

  @Test
  void forPeopleWithAnAccountTheMailNamesThePageItself() {
    String email = Doorkeeper.freshAddress();
    people.register("Ana Known", email, Locale.ENGLISH);
    PersonId account = people.find(new EmailAddress(email)).orElseThrow().id();
    assertThat(guests.wayBack(account, BASKET).getPath()).isEqualTo("/app/checkout");
  }

  @Test
  void tooManyGuestsFromOnePlaceHaveToWait() {
    String remote = "one place " + System.nanoTime();
    for (int count = 0; count < Guests.PER_REMOTE.most(); count++) {
      assertThat(guests.welcome("Ben", Doorkeeper.freshAddress(), remote, Locale.ENGLISH))
          .isInstanceOf(Welcome.class);
    }
    assertThat(guests.welcome("Ben", Doorkeeper.freshAddress(), remote, Locale.ENGLISH))
        .isInstanceOf(TooMany.class);
    clock.forward(Guests.PER_REMOTE.window());
    assertThat(guests.welcome("Ben", Doorkeeper.freshAddress(), remote, Locale.ENGLISH))
        .isInstanceOf(Welcome.class);
  }
}
