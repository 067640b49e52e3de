package coop.byhand.licensing.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Visitor;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import coop.byhand.licensing.Counter;
import coop.byhand.licensing.GrantOutcome;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.RevocationReason;
import coop.byhand.licensing.TermsBook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ByhandTest
class LicencePagesTests {

  @LocalServerPort int port;
  @Autowired Counter counter;
  @Autowired Atelier atelier;
  @Autowired Licensing licensing;
  @Autowired TermsBook terms;

  @Test
  void theDeedInForceIsReadInBothLanguages() {
    String english = text("/licences/standard", "en");
    assertThat(english)
        .contains("Standard licence", "500,000", "to train a model of artificial intelligence")
        .contains("You may not", "The text that decides", "asserts the moral rights");
    String german = text("/licences/standard", "de");
    assertThat(german)
        .contains("Standardlizenz", "500.000", "ein Modell künstlicher Intelligenz zu trainieren")
        .contains("Sie dürfen nicht");
  }

  @Test
  void aDeedIsFoundByItsHashAndItsTextsAreThoseThatWereHashed() {
    String hash = terms.inForce(LicenceClass.STANDARD).hash().hex();
    assertThat(text("/deeds/" + hash, "en")).contains(hash);
    String data = open("/deeds/" + hash + "/terms.json", "en").body();
    assertThat(Digest.ofText(data).hex()).isEqualTo(hash);
    JsonNode texts = JsonMapper.shared().readTree(data).get("legalText");
    for (String language : new String[] {"en", "de"}) {
      HttpResponse<String> legal = open("/deeds/" + hash + "/legal." + language + ".txt", "en");
      assertThat(Digest.ofText(legal.body()).hex()).isEqualTo(texts.get(language).stringValue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/deeds/x",
        "/deeds/0000000000000000000000000000000000000000000000000000000000000000",
        "/certificates/x",
        "/certificates/00000000000000000000000000",
        "/downloads/x"
      })
  void whatDoesNotExistIsNotFound(String path) {
    assertThat(open(path, "en").statusCode()).isEqualTo(404);
  }

  @Test
  void aCertificateShowsStrangersInitialsAndItsOwnerTheName() {
    Work work = counter.offered(atelier.member("Ana Ruiz"), "Black canyon", 4_200);
    PersonId ben = counter.buyer("Ben Miller");
    Licence licence = counter.grant(work, ben, "Ben Miller");

    String open = text("/certificates/" + licence.verification(), "en");
    assertThat(open)
        .contains("Licensed to B. M.", "Black canyon", "Ana Ruiz", licence.numberText(), "Valid")
        .contains("to train a model of artificial intelligence", "Policy 1")
        .contains(licence.file().hex(), licence.terms().hex(), licence.recordHash().hex())
        .doesNotContain("Miller");
    String own = licensing.certificateLink(licence.id(), ben).toString();
    assertThat(text(own, "en")).contains("Licensed to Ben Miller").doesNotContain("B. M.");
    assertThat(text(own.substring(0, own.length() - 1) + "x", "en")).doesNotContain("Miller");
    Licence other = counter.grant(work, ben, "Ben Miller");
    String key = own.substring(own.indexOf('?'));
    assertThat(text("/certificates/" + other.verification() + key, "en")).doesNotContain("Miller");
    assertThat(open(own, "en").headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
  }

  @Test
  void anExclusiveLicenceSaysUntilWhenOnEveryPage() {
    Work work = counter.offered(atelier.member("Ana Ruiz"), "Alone canyon", 4_200);
    PersonId ben = counter.buyer("Ben Miller");
    Licence licence =
        switch (counter.ask(counter.request(work, ben, "Ben Miller", LicenceClass.EXCLUSIVE))) {
          case GrantOutcome.Granted(Licence granted) -> granted;
          case GrantOutcome other -> throw new IllegalStateException(other.toString());
        };

    assertThat(text("/certificates/" + licence.verification(), "en"))
        .contains("Valid until ", "Exclusive licence", "For one year, worldwide, exclusive");
    assertThat(text("/verify/" + licence.verification(), "de"))
        .contains("Sie endet von selbst am ", "Exklusivlizenz");
    assertThat(text("/deeds/" + licence.terms().hex(), "en"))
        .contains("Exclusive licence", "What exclusive means")
        .doesNotContain("no longer sold");
    assertThat(open("/works/" + work.id(), "en").body())
        .contains("Sold exclusively until ")
        .doesNotContain("License this picture");
  }

  @Test
  void anybodyChecksALicenceWithoutSessionAndScript() {
    Work work = counter.offered(atelier.member("Ana Ruiz"), "Checked canyon", 4_200);
    Licence licence = counter.grant(work, counter.buyer("Ben Miller"), "Ben Miller");

    HttpResponse<String> page = open("/verify/" + licence.verification(), "en");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("public, max-age=60");
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    Document document = Jsoup.parse(page.body());
    assertThat(document.select("h1").eachText()).containsExactly("This licence is valid.");
    assertThat(document.text())
        .contains("licensed to B. M.", licence.file().hex(), "sha256sum")
        .doesNotContain("Miller");
    assertThat(document.select("script")).isEmpty();
  }

  @Test
  void programsReadTheSameAsData() throws Exception {
    Work work = counter.offered(atelier.member("Ana Ruiz"), "Data canyon", 4_200);
    Licence licence = counter.grant(work, counter.buyer("Ben Miller"), "Ben Miller");

    HttpResponse<String> answer = data("/verify/" + licence.verification());

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    JsonNode data = JsonMapper.shared().readTree(answer.body());
    assertThat(data.get("status").stringValue()).isEqualTo("valid");
    assertThat(data.get("licensee").stringValue()).isEqualTo("B. M.");
    assertThat(data.get("file").get("sha256").stringValue()).isEqualTo(licence.file().hex());
    JsonNode register = data.get("register");
    assertThat(Digest.ofText(register.get("record").stringValue()).hex())
        .isEqualTo(register.get("recordSha256").stringValue());
    assertThat(answer.body()).doesNotContain("Miller");
  }

  @Test
  void anEndedLicenceSaysSoEverywhere() throws Exception {
    Work work = counter.offered(atelier.member("Ana"), "Ended canyon", 4_200);
    Licence licence = counter.grant(work, counter.buyer("Ben"), "Ben");
    counter.revoke(licence, RevocationReason.REFUNDED);

    assertThat(text("/verify/" + licence.verification(), "en"))
        .contains("This licence ended on", "The price was paid back.")
        .doesNotContain("is valid");
    assertThat(text("/certificates/" + licence.verification(), "en")).contains("Ended on");
    assertThat(data("/verify/" + licence.verification()).body())
        .contains("\"status\":\"ended\"", "REFUNDED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/verify/00000000000000000000000000", "/verify/nonsense"})
  void anUnknownNumberIsATrue404(String path) throws Exception {
    HttpResponse<String> page = open(path, "en");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("public, max-age=60");
    assertThat(Jsoup.parse(page.body()).text()).contains("We know no licence of this number.");
    HttpResponse<String> data = data(path);
    assertThat(data.statusCode()).isEqualTo(404);
    assertThat(data.body()).isEqualTo("{\"status\":\"unknown\"}");
  }

  @Test
  void aNumberCopiedFromPaperLeadsToItsPage() {
    Work work = counter.offered(atelier.member("Ana"), "Paper canyon", 4_200);
    Licence licence = counter.grant(work, counter.buyer("Ben"), "Ben");
    String typed = licence.verification().grouped().toUpperCase(Locale.ROOT);

    HttpResponse<String> answer = open("/verify?id=" + typed, "en");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith("/verify/" + licence.verification());
    assertThat(text("/verify", "en")).contains("Check a licence").doesNotContain("problem");
    assertThat(text("/verify?id=%3Cscript%3E", "en")).contains("There is a problem");
    assertThat(open("/verify?id=%3Cscript%3E", "en").body()).doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/licences/standard", "/verify", "/nothing-here", "/look/tokens.css"})
  void everythingPublicIsReservedFromMachines(String path) {
    HttpResponse<String> answer = open(path, "en");
    assertThat(answer.headers().allValues("tdm-reservation")).containsExactly("1");
    assertThat(answer.headers().allValues("X-Robots-Tag")).containsExactly("noai, noimageai");
    assertThat(answer.headers().allValues("Link"))
        .contains("</licences/standard>; rel=\"license\"");
  }

  @Test
  void theSiteReservesItselfFromMining() {
    HttpResponse<String> answer = open("/.well-known/tdmrep.json", "en");
    JsonNode rules = JsonMapper.shared().readTree(answer.body());
    assertThat(rules.isArray()).isTrue();
    assertThat(rules.get(0).get("location").stringValue()).isEqualTo("/");
    assertThat(rules.get(0).get("tdm-reservation").intValue()).isEqualTo(1);
  }

  private HttpResponse<String> open(String path, String language) {
    return new Visitor(port).open(path, "Accept-Language", language);
  }

  /** As a program asks. */
  private HttpResponse<String> data(String path) throws Exception {
    try (HttpClient program = HttpClient.newHttpClient()) {
      return program.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Accept", "application/json")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private String text(String path, String language) {
    HttpResponse<String> page = open(path, language);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    assertThat(page.body()).as(path).doesNotContain(" style=", "<style", "<script", "??", "th:");
    Document document = Jsoup.parse(page.body());
    assertThat(document.select("h1")).as("one heading on %s", path).hasSize(1);
    assertThat(document.select("html").attr("lang")).isEqualTo(language);
    return document.text();
  }
}
