package coop.byhand.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Doorkeeper;
import coop.byhand.Visitor;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.notifications.Mails;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ByhandTest
class ReportPagesTests {

  private static final String WORDS = "The same picture hangs in the museum of Ghent since 1911.";

  @LocalServerPort int port;
  @Autowired Moderation moderation;
  @Autowired Atelier atelier;
  @Autowired Mails mails;

  @Test
  void theFormNeedsNoSessionAndNoScriptAndIsKeptByNoCache() {
    Work work = work();
    Visitor dora = new Visitor(port);
    dora.open(form(work));

    HttpResponse<String> again = dora.open(form(work), "Accept-Language", "en");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(dora.cookies()).extracting(HttpCookie::getName).containsExactly("byhand-form");
    assertThat(again.body())
        .containsOnlyOnce("<h1")
        .contains(work.title(), "name=\"ground\"", "name=\"words\"", "name=\"email\"")
        .contains("in good faith", "content=\"noindex\"")
        .contains("<title>Report “" + work.title() + "” – Byhand</title>")
        .doesNotContain(" style=", "<script", "??", "th:", "error-summary");
    assertThat(dora.open("/works/" + work.id(), "Accept-Language", "en").body())
        .contains("href=\"" + form(work) + "\"", "Report this work")
        .doesNotContain("A report about this work");
  }

  @Test
  void aReportGetsANumberAndTheWorkAndTheListSayThatItIsOpen() {
    Work work = work();
    Visitor dora = new Visitor(port);

    HttpResponse<String> taken = dora.submit(form(work), form(work), complete());

    OpenCase open = moderation.openCaseOf(work.id()).orElseThrow();
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(taken.body())
        .contains("We have your report", ">" + open.number() + "<", "What happens next")
        .contains(work.title(), "href=\"/cases\"")
        .doesNotContain("??", "th:");
    assertThat(dora.open("/works/" + work.id(), "Accept-Language", "en").body())
        .contains("A report about this work has been open since", "href=\"/cases\"")
        .doesNotContain("museum", "Dora");
    HttpResponse<String> list = new Visitor(port).open("/cases", "Accept-Language", "en");
    assertThat(list.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(list.body())
        .contains("<span>" + open.number() + "</span></th>", "Copied", "Answer due by")
        .doesNotContain(work.title(), work.id().toString(), "museum", "Dora", "??", "th:")
        .doesNotContain("No report waits");
  }

  @Test
  void theListStandsAsDataToo() {
    Work work = work();
    Visitor dora = new Visitor(port);
    dora.submit(form(work), form(work), complete());
    OpenCase open = moderation.openCaseOf(work.id()).orElseThrow();

    HttpResponse<String> answer = dora.open("/cases.json");

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    JsonNode data = JsonMapper.shared().readTree(answer.body());
    assertThat(data.get("open").asInt()).isEqualTo(moderation.openCount());
    JsonNode mine =
        StreamSupport.stream(data.get("cases").spliterator(), false)
            .filter(one -> one.get("number").asLong() == open.number())
            .findFirst()
            .orElseThrow();
    assertThat(mine.propertyNames())
        .containsExactlyInAnyOrder("number", "ground", "openedAt", "answerBy", "policyVersion");
    assertThat(mine.get("ground").asString()).isEqualTo("copied");
    assertThat(mine.get("answerBy").asString()).isEqualTo(open.state().answerBy().toString());
  }

  @Test
  void whatIsMissingIsSummedUpAndWhatWasTypedStays() {
    Work work = work();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("words", "<b>fake</b>");
    fields.put("email", "dora at home");

    HttpResponse<String> refused = new Visitor(port).submit(form(work), form(work), fields);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("There is a problem", "role=\"alert\"", "<title>Error")
        .contains("href=\"#ground\"", "href=\"#words\"", "href=\"#name\"", "href=\"#email\"")
        .contains("href=\"#faith\"", "id=\"ground\"", "id=\"faith\"")
        .contains("Write a mail address like name@example.org.")
        .contains("&lt;b&gt;fake&lt;/b&gt;", "value=\"dora at home\"")
        .doesNotContain("<b>fake", "??");
    assertThat(moderation.openCaseOf(work.id())).isEmpty();
  }

  @Test
  void aChosenGroundAndATickedStatementStay() {
    Work work = work();
    Map<String, String> fields = complete();
    fields.put("words", "");

    HttpResponse<String> refused = new Visitor(port).submit(form(work), form(work), fields);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .containsPattern("value=\"copied\"[^>]*checked")
        .containsPattern("id=\"faith\"[^>]*checked")
        .contains("Tell how you know, in at least 20 characters.")
        .doesNotContain("href=\"#ground\"", "href=\"#faith\"", "href=\"#name\"");
  }

  @Test
  void aSecondReportIsAnsweredWithTheFirst() {
    Work work = work();
    Visitor dora = new Visitor(port);
    Map<String, String> fields = complete();
    dora.submit(form(work), form(work), fields);
    OpenCase open = moderation.openCaseOf(work.id()).orElseThrow();

    HttpResponse<String> again = dora.submit(form(work), form(work), fields);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("You have reported this already", ">" + open.number() + "<");
    assertThat(moderation.open(1_000).stream().filter(one -> one.work().equals(work.id())))
        .hasSize(1);
  }

  @Test
  void tooManyReportsAreRefusedForAWhileAndNothingTypedIsLost() {
    Visitor dora = new Visitor(port);
    Map<String, String> fields = complete();
    for (int i = 0; i < 5; i++) {
      Work work = work();
      assertThat(dora.submit(form(work), form(work), fields).statusCode()).isEqualTo(200);
    }
    Work sixth = work();

    HttpResponse<String> refused = dora.submit(form(sixth), form(sixth), fields);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    assertThat(refused.body()).contains("Too many reports", "href=\"#button\"", "museum of Ghent");
  }

  @Test
  void aWorkThatIsNotBeforeThePublicHasNoForm() {
    Work work = work();
    Work draft = atelier.described(atelier.member("Ana"), "Draft " + UUID.randomUUID());
    Visitor dora = new Visitor(port);

    assertThat(dora.open(form(draft)).statusCode()).isEqualTo(404);
    assertThat(dora.open("/works/nonsense/report").statusCode()).isEqualTo(404);
    assertThat(dora.submit(form(work), form(draft), complete()).statusCode()).isEqualTo(404);
  }

  @Test
  void aReportFromAnotherSiteIsRefused() {
    Work work = work();
    assertThat(new Visitor(port).post(form(work), "ground=copied").statusCode()).isEqualTo(403);
  }

  @Test
  void aGuestHasProvedNothingAndIsAskedLikeAnybody() {
    Work work = work();
    Visitor ben = new Visitor(port);
    ben.submit(
        "/sign-in?next=%2Fapp%2Fcheckout",
        "/sign-in/guest",
        Map.of("next", "/app/checkout", "name", "Ben Okri", "email", "ben@example.org"));
    assertThat(ben.cookie("byhand-session")).isPresent();

    assertThat(ben.open(form(work), "Accept-Language", "en").body())
        .contains("name=\"email\"")
        .doesNotContain("Ben Okri");
  }

  @Test
  void whoIsSignedInReportsWithTheirAccount() {
    Work work = work();
    Visitor ben = new Doorkeeper(mails).newcomer(port, "Ben Okri");

    assertThat(ben.open(form(work), "Accept-Language", "en").body())
        .contains("You report as Ben Okri")
        .doesNotContain("name=\"email\"", "name=\"name\"");
    Map<String, String> fields = complete();
    fields.remove("name");
    fields.remove("email");
    assertThat(ben.submit(form(work), form(work), fields).body()).contains("We have your report");
  }

  @Test
  void everythingIsSaidInGermanToo() {
    Work work = work();
    assertThat(new Visitor(port).open(form(work), "Accept-Language", "de").body())
        .contains("<html lang=\"de\"", "Was stimmt nicht?", "Meldung senden");
    assertThat(new Visitor(port).open("/cases", "Accept-Language", "de").body())
        .contains("Offene Fälle");
  }

  private Work work() {
    return atelier.listed(atelier.member("Ana"), "Harbour " + UUID.randomUUID(), 40_00);
  }

  private static String form(Work work) {
    return "/works/" + work.id() + "/report";
  }

  private static Map<String, String> complete() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ground", "copied");
    fields.put("words", WORDS);
    fields.put("name", "Dora Quist");
    fields.put("email", Doorkeeper.freshAddress());
    fields.put("faith", "yes");
    return fields;
  }
}
