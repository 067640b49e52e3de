package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.notifications.Mails;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The headers of every kind of answer, as they arrive at a browser. */
@ByhandTest
class PageHeadersTests {

  private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/=]{24})'");

  @LocalServerPort int port;
  @Autowired Mails mails;

  private static String policy(HttpResponse<String> answer) {
    List<String> policies = answer.headers().allValues("Content-Security-Policy");
    assertThat(policies).as("one policy on %s", answer.uri()).hasSize(1);
    return policies.getFirst();
  }

  private static void assertGuarded(HttpResponse<String> answer) {
    HttpHeaders headers = answer.headers();
    assertThat(headers.allValues("X-Content-Type-Options"))
        .as("nosniff on %s", answer.uri())
        .containsExactly("nosniff");
    assertThat(headers.firstValue("Referrer-Policy"))
        .as("referrer on %s", answer.uri())
        .hasValueSatisfying(
            value -> assertThat(value).isIn("strict-origin-when-cross-origin", "no-referrer"));
    assertThat(headers.firstValue("Permissions-Policy"))
        .as("permissions on %s", answer.uri())
        .hasValueSatisfying(value -> assertThat(value).contains("camera=()", "geolocation=()"));
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy"))
        .as("opener on %s", answer.uri())
        .hasValue("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy"))
        .as("resource policy on %s", answer.uri())
        .hasValue("same-origin");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(policy(answer)).contains("frame-ancestors 'none'").contains("default-src");
    assertThat(headers.firstValue("Cache-Control")).as("caching of %s", answer.uri()).isPresent();
  }

  @Test
  void everyKindOfPublicAnswerIsGuarded() {
    Visitor stranger = new Visitor(port);
    Stream.of(
            stranger.open("/about"),
            stranger.open("/sign-in"),
            stranger.open("/look/tokens.css"),
            stranger.open("/robots.txt"),
            stranger.open("/nothing-here"),
            stranger.open("/previews/work_00000000000000000000000000/320.jpg"),
            stranger.open("/downloads/unknown"),
            stranger.open("/actuator/health"),
            stranger.open("/app"),
            stranger.open("/app/nothing-here"),
            stranger.post("/sign-in", "email=x"))
        .forEach(PageHeadersTests::assertGuarded);
  }

  @Test
  void everyAnswerOfTheAppIsGuarded() {
    AppBundle.needed();
    Visitor member = new Doorkeeper(mails).newcomer(port, "Ana");
    Stream.of(
            member.open("/app/verify"),
            member.open("/app/nothing-here"),
            member.open(appScript(member)))
        .forEach(PageHeadersTests::assertGuarded);
  }

  @Test
  void scriptsWithAHashInTheirNameAreKeptAndMissingOnesAreNot() {
    AppBundle.needed();
    Visitor member = new Doorkeeper(mails).newcomer(port, "Ana");
    assertThat(member.open(appScript(member)).headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=31536000, immutable");
    HttpResponse<String> missing = member.open("/app/VAADIN/build/chunk-missing.js");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
  }

  private static String appScript(Visitor member) {
    return Jsoup.parse(member.open("/app/verify").body(), "/app/").select("script[src]").stream()
        .map(script -> script.attr("src"))
        .filter(source -> source.contains("VAADIN/build"))
        .findFirst()
        .map(source -> source.startsWith("/") ? source : "/app/" + source.replaceFirst("^\\./", ""))
        .orElseThrow();
  }

  @Test
  void publicPagesAllowNoScriptAndNothingFromElsewhere() {
    String policy = policy(new Visitor(port).open("/about"));
    assertThat(policy)
        .contains("default-src 'none'")
        .contains("style-src 'self'")
        .contains("base-uri 'none'")
        .contains("form-action 'self'")
        .doesNotContain("script-src")
        .doesNotContain("unsafe")
        .doesNotContain("http");
  }

  @Test
  void everyScriptOfTheAppCarriesTheNonceOfItsAnswer() {
    AppBundle.needed();
    Visitor member = new Doorkeeper(mails).newcomer(port, "Ana");
    HttpResponse<String> first = member.open("/app/verify");
    Matcher nonce = NONCE.matcher(policy(first));
    assertThat(nonce.find()).isTrue();
    assertThat(policy(first)).contains("'strict-dynamic'").contains("object-src 'none'");
    List<Element> scripts = Jsoup.parse(first.body()).select("script, link[rel=modulepreload]");
    assertThat(scripts).isNotEmpty();
    assertThat(scripts)
        .allSatisfy(script -> assertThat(script.attr("nonce")).isEqualTo(nonce.group(1)));

    Matcher other = NONCE.matcher(policy(member.open("/app/verify")));
    assertThat(other.find()).isTrue();
    assertThat(other.group(1)).isNotEqualTo(nonce.group(1));
  }

  @Test
  void uploadedBytesAreNeverTrustedWithTheAppsOrigin() {
    Visitor member = new Doorkeeper(mails).newcomer(port, "Ana");
    assertThat(policy(member.open("/app/VAADIN/dynamic/resource/0/x/y.html")))
        .startsWith("sandbox; default-src 'none'");
  }

  @Test
  void publicPagesAreTheSameForEverybodyAndSetNoCookie() {
    Visitor stranger = new Visitor(port);
    for (String page : List.of("/about", "/accessibility", "/security", "/transparency")) {
      HttpResponse<String> answer = stranger.open(page);
      assertThat(answer.statusCode()).as(page).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("public"));
      assertThat(String.join(",", answer.headers().allValues("Vary")))
          .containsIgnoringCase("Accept-Language")
          .containsIgnoringCase("Cookie");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
    assertThat(stranger.open("/sign-in").headers().firstValue("Cache-Control"))
        .hasValue("no-store");
    assertThat(stranger.cookies())
        .extracting(c -> c.getName().toLowerCase(Locale.ROOT))
        .containsExactly("byhand-form");
  }

  @Test
  void theCookiesOfSigningInAreShut() {
    Visitor visitor = new Visitor(port);
    assertThat(visitor.open("/sign-in").headers().allValues("Set-Cookie"))
        .singleElement()
        .satisfies(cookie ->
            assertThat(cookie)
                .startsWith("byhand-form=")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/"));
  }

  @Test
  void overPlainHttpTlsIsNotPromised() {
    assertThat(new Visitor(port).open("/about").headers().firstValue("Strict-Transport-Security"))
        .isEmpty();
  }
}
