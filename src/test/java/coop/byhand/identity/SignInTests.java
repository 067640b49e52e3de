package coop.byhand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Doorkeeper;
import coop.byhand.Visitor;
import coop.byhand.kernel.Digest;
import coop.byhand.notifications.Mails;
import coop.byhanddemo.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ByhandTest
class SignInTests {

  @LocalServerPort int port;
  @Autowired Mails mails;
  @Autowired People people;
  @Autowired JdbcClient rows;
  @Autowired MovableClock clock;

  private Doorkeeper doorkeeper;
  private Visitor visitor;

  @BeforeEach
  void openADoor() {
    doorkeeper = new Doorkeeper(mails);
    visitor = new Visitor(port);
    // All of these tests come from one network address; let its allowance start afresh.
    clock.forward(Duration.ofMinutes(16));
  }

  private String linkFor(String email) {
    visitor.submit("/sign-in", "/sign-in", Map.of("email", email));
    return doorkeeper.newestLink(email).orElseThrow();
  }

  private static String tokenOf(String link) {
    return link.substring(link.indexOf('=') + 1);
  }

  private HttpResponse<String> use(String link, String name) {
    return visitor.submit(link, "/sign-in/link", Map.of("token", tokenOf(link), "name", name));
  }

  private String memberAddress() {
    String email = Doorkeeper.freshAddress();
    people.register("Ana Known", email, Locale.ENGLISH);
    return email;
  }

  @Test
  void aNewcomerMakesAnAccountWithTheSameLink() {
    String email = Doorkeeper.freshAddress();
    String link = linkFor(email);

    assertThat(visitor.open(link).body()).contains("Your name").contains(email);
    assertThat(people.find(new EmailAddress(email))).isEmpty();

    HttpResponse<String> nameless = use(link, "  ");
    assertThat(nameless.statusCode()).isEqualTo(422);
    assertThat(nameless.body()).contains("href=\"#name\"").contains("<title>Error: ");

    HttpResponse<String> done = use(link, "Ben  Buyer ");
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(done.headers().firstValue("Location"))
        .hasValueSatisfying(page -> assertThat(page).endsWith("/app"));
    assertThat(people.find(new EmailAddress(email)))
        .get()
        .extracting(Person::name)
        .isEqualTo("Ben Buyer");
  }

  @Test
  void aLinkWorksOnce() {
    String link = linkFor(memberAddress());
    assertThat(use(link, "").statusCode()).isEqualTo(302);

    HttpResponse<String> again = new Visitor(port).open(link);
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.body()).contains("no longer works");
    assertThat(people.redeem(tokenOf(link), "")).isInstanceOf(Redemption.Dead.class);
  }

  @Test
  void aLinkDiesAfterAQuarterOfAnHour() {
    String link = linkFor(memberAddress());
    clock.forward(Duration.ofMinutes(14).plusSeconds(50));
    assertThat(visitor.open(link).statusCode()).isEqualTo(200);
    clock.forward(Duration.ofSeconds(11));
    assertThat(visitor.open(link).statusCode()).isEqualTo(410);
    assertThat(people.redeem(tokenOf(link), "")).isInstanceOf(Redemption.Dead.class);
  }

  @Test
  void openingALinkNeverUsesItUp() {
    String link = linkFor(memberAddress());
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> opened = new Visitor(port).open(link);
      assertThat(opened.statusCode()).isEqualTo(200);
      assertThat(opened.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(opened.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
    assertThat(use(link, "").statusCode()).isEqualTo(302);
  }

  @Test
  void onlyTheFingerprintOfATokenIsKept() {
    String token = tokenOf(linkFor(memberAddress()));
    assertThat(token).hasSizeGreaterThanOrEqualTo(43);
    assertThat(
            rows.sql("select count(*) from identity.sign_in_link where token_digest = ?")
                .param(Digest.ofText(token).bytes())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(
            rows.sql(
                    "select count(*) from identity.sign_in_link l where position(? in l::text) > 0")
                .param(token)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void nobodyLearnsWhoHasAnAccount() {
    String known = memberAddress();
    String unknown = Doorkeeper.freshAddress();
    HttpResponse<String> toKnown = visitor.submit("/sign-in", "/sign-in", Map.of("email", known));
    HttpResponse<String> toUnknown =
        visitor.submit("/sign-in", "/sign-in", Map.of("email", unknown));
    assertThat(toKnown.statusCode()).isEqualTo(toUnknown.statusCode()).isEqualTo(200);
    assertThat(toKnown.body().replace(known, "X"))
        .isEqualTo(toUnknown.body().replace(unknown, "X"));
    assertThat(doorkeeper.newestLink(known)).isPresent();
    assertThat(doorkeeper.newestLink(unknown)).isPresent();
  }

  @Test
  void aSixthLinkForOneAddressHasToWait() {
    String email = Doorkeeper.freshAddress();
    for (int i = 0; i < 5; i++) {
      assertThat(visitor.submit("/sign-in", "/sign-in", Map.of("email", email)).statusCode())
          .isEqualTo(200);
    }
    HttpResponse<String> sixth = visitor.submit("/sign-in", "/sign-in", Map.of("email", email));
    assertThat(sixth.statusCode()).isEqualTo(429);
    assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
    assertThat(sixth.body()).contains("Too many links");
    clock.forward(Duration.ofMinutes(15));
    assertThat(visitor.submit("/sign-in", "/sign-in", Map.of("email", email)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void oneNetworkAddressCannotAskForeverUnderManyNames() {
    for (int i = 0; i < People.PER_REMOTE.most(); i++) {
      assertThat(request(Doorkeeper.freshAddress(), "192.0.2.7"))
          .isInstanceOf(LinkRequestOutcome.Sent.class);
    }
    assertThat(request(Doorkeeper.freshAddress(), "192.0.2.7"))
        .isInstanceOf(LinkRequestOutcome.TooMany.class);
    assertThat(request(Doorkeeper.freshAddress(), "192.0.2.8"))
        .isInstanceOf(LinkRequestOutcome.Sent.class);
  }

  private LinkRequestOutcome request(String email, String remote) {
    return people.requestSignInLink(email, remote, Locale.ENGLISH, ReturnPath.DESK);
  }

  @Test
  void aFreshFormComplainsOfNothing() {
    assertThat(visitor.open("/sign-in").body())
        .contains("<title>Sign in")
        .doesNotContain("error-summary")
        .doesNotContain("aria-invalid");
    assertThat(visitor.open(linkFor(Doorkeeper.freshAddress())).body())
        .contains("Your name")
        .doesNotContain("error-summary");
  }

  @Test
  void aMistypedAddressIsNamedInTheErrorSummary() {
    HttpResponse<String> answer =
        visitor.submit("/sign-in", "/sign-in", Map.of("email", "ana at home"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("error-summary")
        .contains("href=\"#email\"")
        .contains("value=\"ana at home\"")
        .contains("aria-invalid=\"true\"");
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    assertThat(visitor.post("/sign-in", "email=ana%40example.org").statusCode()).isEqualTo(403);
    assertThat(visitor.post("/sign-out", "").statusCode()).isEqualTo(403);
  }

  @Test
  void signingInLeadsToThePageThatWasAskedFor() {
    String email = memberAddress();
    visitor.submit(
        "/sign-in", "/sign-in", Map.of("email", email, "next", "/app/library?year=2026"));
    assertThat(use(doorkeeper.newestLink(email).orElseThrow(), "").headers().firstValue("Location"))
        .hasValueSatisfying(page -> assertThat(page).endsWith("/app/library?year=2026"));
  }

  @Test
  void signingInNeverLeadsAway() {
    for (String away : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
      String email = memberAddress();
      visitor = new Visitor(port);
      visitor.submit("/sign-in", "/sign-in", Map.of("email", email, "next", away));
      assertThat(
              use(doorkeeper.newestLink(email).orElseThrow(), "").headers().firstValue("Location"))
          .hasValueSatisfying(page -> assertThat(page).endsWith("/app").doesNotContain("evil"));
    }
  }

  @Test
  void aSessionStartsAfreshAtSignIn() {
    String another = linkFor(memberAddress());
    use(linkFor(memberAddress()), "");
    String first = visitor.cookie("byhand-session").orElseThrow();
    use(another, "");
    assertThat(visitor.cookie("byhand-session"))
        .isPresent()
        .hasValueSatisfying(second -> assertThat(second).isNotEqualTo(first));
  }

  @Test
  void signingOutEndsTheSession() {
    use(linkFor(memberAddress()), "");
    assertThat(visitor.open("/sign-in").statusCode()).isEqualTo(302);
    String session = visitor.cookie("byhand-session").orElseThrow();
    assertThat(visitor.submit("/sign-out", "/sign-out", Map.of()).statusCode()).isEqualTo(302);
    assertThat(visitor.open("/sign-out").body()).contains("You are signed out");

    HttpResponse<String> withTheOldCookie =
        new Visitor(port).open("/sign-in", "Cookie", "byhand-session=" + session);
    assertThat(withTheOldCookie.statusCode()).isEqualTo(200);
  }

  @Test
  void mailComesInTheLanguageOfThePerson() {
    String email = Doorkeeper.freshAddress();
    people.register("Gerda", email, Locale.GERMAN);
    visitor.submit("/sign-in", "/sign-in", Map.of("email", email));
    assertThat(mails.newest(50))
        .filteredOn(mail -> mail.to().value().equals(email))
        .first()
        .satisfies(
            mail -> assertThat(mail.subject()).isEqualTo("Ihr Link zum Anmelden bei Byhand"));
  }

  @Test
  void oldLinksAndRequestsAreForgotten() {
    String token = tokenOf(linkFor(memberAddress()));
    clock.forward(Duration.ofHours(25));
    people.forgetOldLinks();
    assertThat(
            rows.sql("select count(*) from identity.sign_in_link where token_digest = ?")
                .param(Digest.ofText(token).bytes())
                .query(Integer.class)
                .single())
        .isZero();
  }
}
