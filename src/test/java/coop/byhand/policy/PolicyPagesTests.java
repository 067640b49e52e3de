package coop.byhand.policy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Visitor;
import coop.byhand.kernel.Digest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ByhandTest
class PolicyPagesTests {

  @LocalServerPort int port;
  @Autowired PolicyBook policyBook;
  @Autowired ParameterWords words;

  @Test
  void theRulesInForceShowTheRateAsADrawingAndAsATable() {
    HttpResponse<String> page = new Visitor(port).open("/policy");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(page.body())
        .containsOnlyOnce("<h1")
        .contains("<svg class=\"rate-chart", "role=\"img\"", "aria-label=\"Commission:")
        .contains("The same as a table", "commission on Standard licences", "5\u00a0% to 50\u00a0%")
        .contains("/policy/1", "The co‑op was founded with these values.")
        .doesNotContain("??", "th:", "<script", " style=");
  }

  @Test
  void aVersionShowsItsHashAndSendsTheTextThatWasHashed() throws Exception {
    Policy founding = policyBook.version(PolicyVersion.GENESIS);
    assertThat(new Visitor(port).open("/policy/1").body())
        .contains(founding.hash().hex(), "sha256sum", "/register/" + founding.entry())
        .doesNotContain("??", "th:");
    assertThat(Digest.ofText(json("/policy/1"))).isEqualTo(founding.hash());
    assertThat(json("/policy")).startsWith("[{\"cause\":\"genesis\"");
  }

  @Test
  void germanReadersReadGerman() {
    assertThat(new Visitor(port).open("/policy", "Accept-Language", "de").body())
        .contains("Geltende Regeln", "Provision auf Standardlizenzen", "14 Tage");
  }

  @Test
  void versionsThatDoNotExistAreNotThere() {
    for (String nowhere : new String[] {"/policy/0", "/policy/9999", "/policy/01", "/policy/x"}) {
      assertThat(new Visitor(port).open(nowhere).statusCode()).as(nowhere).isEqualTo(404);
    }
  }

  @Test
  void aNumberIsReadAsItIsWrittenAndNothingElseIs() {
    Parameter<?> rate = Parameter.COMMISSION_STANDARD;
    assertThat(ParameterWords.read(rate, "17.5")).contains(1_750L);
    assertThat(ParameterWords.read(rate, " 17,50 % ")).contains(1_750L);
    assertThat(ParameterWords.read(Parameter.HOLD_DAYS, "7")).contains(7L);
    assertThat(ParameterWords.read(Parameter.FLOOR_IMAGE, "€20")).contains(2_000L);
    assertThat(ParameterWords.read(rate, words.plain(rate, 1_725, Locale.GERMAN))).contains(1_725L);
    for (String nonsense :
        new String[] {"", "17.555", "-1", "1e3", "17.5.5", "x", "9999999999999"}) {
      assertThat(ParameterWords.read(rate, nonsense)).as(nonsense).isEmpty();
    }
    assertThat(ParameterWords.read(Parameter.HOLD_DAYS, "7.5")).isEmpty();
  }

  private String json(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                  .header("Accept", "application/json")
                  .build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
          .body();
    }
  }
}
