package coop.byhand.storefront;

import static coop.byhand.policy.InForce.ofHundredEuros;
import static coop.byhand.policy.InForce.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.Detail;
import coop.byhand.catalogue.Division;
import coop.byhand.catalogue.Divisions;
import coop.byhand.catalogue.PreviewState;
import coop.byhand.catalogue.Previews;
import coop.byhand.catalogue.ProposeOutcome;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.Workbench;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.OfferOutcome;
import coop.byhand.licensing.SalesDesk;
import coop.byhand.members.Member;
import coop.byhand.policy.InForce;
import coop.byhand.policy.RevenueSplit;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ByhandTest
class WorkPagesTests {

  @LocalServerPort int port;
  @Autowired Licensing licensing;
  @Autowired SalesDesk desk;
  @Autowired Divisions divisions;
  @Autowired Workbench workbench;
  @Autowired Atelier atelier;
  @Autowired InForce inForce;

  @Test
  void aListedWorkTellsItsPriceItsDivisionAndHowWeKnow() throws Exception {
    Member ana = atelier.member("Ana");
    Work work = listed(ana, title(), 100_00);
    previews(work, PreviewState.READY, 0x80_40_20);
    RevenueSplit split = inForce.policy().revenueSplit();

    HttpResponse<String> page = get("/works/" + work.id(), "en");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(page.body())
        .containsOnlyOnce("<h1")
        .contains(work.title(), "href=\"/creators/" + ana.id() + "\"")
        .contains("Ana keeps " + ofHundredEuros(split.creator()) + " of €100.00.")
        .contains("Running the co‑op takes " + ofHundredEuros(split.operating()) + ".")
        .contains("The solidarity fund gets " + ofHundredEuros(split.solidarity()) + ".")
        .contains("Not for AI training, by anyone.", "License this picture")
        .contains("href=\"/app/checkout?licence=standard&amp;work=" + work.id() + "\"")
        .contains("2 members looked at how it was made", "level 2")
        .contains(work.original().hex())
        .contains("alt=\"Stripes of brown\"", "width=\"64\"", "height=\"48\"")
        .doesNotContain(" style=", " th:", "??", "Carla", "Dario");
  }

  @Test
  void aWorkOfferedBothWaysShowsBothLicences() throws Exception {
    Member ana = atelier.member("Ana");
    Work work = listed(ana, title(), 100_00);
    desk.offer(work.id(), ana.id(), LicenceClass.EXCLUSIVE, Money.of(900_00, "EUR"));

    String page = get("/works/" + work.id(), "en").body();

    assertThat(page)
        .contains("Standard licence", "€100.00", "Exclusive licence", "€900.00")
        .contains("href=\"/app/checkout?licence=standard&amp;work=" + work.id() + "\"")
        .contains("href=\"/app/checkout?licence=exclusive&amp;work=" + work.id() + "\"")
        .contains("License it exclusively", "href=\"/licences/exclusive\"")
        .contains("For a year nobody else gets a licence of this work.")
        .doesNotContain(" th:", "??");
    String deed = get("/licences/exclusive", "de").body();
    assertThat(deed).contains("<h1>Exklusivlizenz</h1>", "ausschließlich").doesNotContain("??");
    assertThat(get("/licences/other", "en").statusCode()).isEqualTo(404);
  }

  @Test
  void everybodyWhoSharesInAWorkIsNamed() throws Exception {
    Member ana = atelier.member("Ana");
    Member ben = atelier.member("Ben");
    Member dora = atelier.member("Dora");
    Work work = listed(ana, title(), 40_00);
    Division proposed =
        switch (divisions.propose(
            work.id(),
            ana.id(),
            List.of(
                new Contributor(ana.id(), 2, Contributor.Role.MAKER),
                new Contributor(ben.id(), 1, Contributor.Role.CO_AUTHOR),
                new Contributor(dora.id(), 1, Contributor.Role.OTHER)))) {
          case ProposeOutcome.Proposed(Division division) -> division;
          case ProposeOutcome other -> throw new IllegalStateException(other.toString());
        };
    divisions.sign(work.id(), proposed.version(), ben.id(), proposed.digest());
    assertThat(get("/works/" + work.id(), "en").body()).doesNotContain("Ben", "Dora");
    divisions.sign(work.id(), proposed.version(), dora.id(), proposed.digest());

    assertThat(get("/works/" + work.id(), "en").body())
        .contains("href=\"/creators/" + ben.id() + "\"", "href=\"/creators/" + dora.id() + "\"")
        .contains("co\u2011author", "took part, without a copyright")
        .contains(work.title() + " by Ana &amp; Ben, licensed through Byhand");
  }

  @Test
  void aWorkThatIsNotSoldForNowStaysInSightWithoutAPrice() throws Exception {
    Member ana = atelier.member("Ana");
    Work work = listed(ana, title(), 100_00);
    desk.freeze(work.id(), ana.id(), null, "private note");

    HttpResponse<String> page = get("/works/" + work.id(), "en");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(work.title(), "Its maker does not sell this work for now.")
        .doesNotContain("/app/checkout", "private note", "€100.00");
    assertThat(get("/creators/" + ana.id(), "en").body())
        .contains(work.title())
        .doesNotContain("from €100.00");
  }

  @Test
  void aWorkReservesItsRightsInHeaderPageAndData() throws Exception {
    Member ana = atelier.member("Ana </script><b>");
    Work work = listed(ana, title(), 40_00);

    HttpResponse<String> page = get("/works/" + work.id(), "en");

    assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noai, noimageai");
    assertThat(page.headers().firstValue("tdm-reservation")).hasValue("1");
    assertThat(page.body())
        .contains("name=\"robots\" content=\"noai, noimageai\"")
        .contains("name=\"tdm-reservation\" content=\"1\"");
    String start = "<script type=\"application/ld+json\">";
    assertThat(page.body()).containsOnlyOnce("<script").containsOnlyOnce("</script>");
    String data = page.body().substring(page.body().indexOf(start) + start.length());
    JsonNode facts = JsonMapper.shared().readTree(data.substring(0, data.indexOf("</script>")));
    assertThat(facts.get("@type").asString()).isEqualTo("ImageObject");
    assertThat(facts.get("creator").get("name").asString()).isEqualTo(ana.name());
    assertThat(facts.get("license").asString()).endsWith("/licences/standard");
    assertThat(facts.get("acquireLicensePage").asString()).endsWith("/works/" + work.id());
  }

  @Test
  void whatIsNotListedIsNotThereAndWhatIsWithdrawnIsGone() throws Exception {
    Member ana = atelier.member("Ana");
    Work draft = atelier.described(ana, title());
    assertThat(get("/works/" + draft.id(), "en").statusCode()).isEqualTo(404);
    Work unpriced = atelier.verified(ana, title());
    assertThat(get("/works/" + unpriced.id(), "en").statusCode()).isEqualTo(404);

    Work work = listed(ana, title(), 40_00);
    workbench.withdraw(work.id(), ana.id(), "I sold the print and its rights.");
    HttpResponse<String> gone = get("/works/" + work.id(), "de");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body())
        .contains("Dieses Werk hat das Haus verlassen.")
        .doesNotContain(work.title(), "I sold the print");
  }

  @Test
  void aWorkIsFoundBySearchAndStandsOnThePageOfItsMaker() throws Exception {
    Member ana = atelier.member("Ana");
    Work work = listed(ana, title(), 40_00);
    previews(work, PreviewState.READY, 0x80_40_20);
    String words = URLEncoder.encode(work.title(), StandardCharsets.UTF_8);

    HttpResponse<String> found = get("/search?q=" + words, "en");
    assertThat(found.body())
        .contains("1 work", work.title(), "from €40.00", "<li class=\"ratio-133\">")
        .contains("srcset=\"/previews/" + work.id() + "/320.jpg 64w\"");
    HttpResponse<String> maker = get("/creators/" + ana.id(), "en");
    assertThat(maker.statusCode()).isEqualTo(200);
    assertThat(maker.body())
        .contains("<h1>Ana</h1>", "Ana makes things.", work.title())
        .contains(percent(inForce.policy().revenueSplit().creator()) + " of every sale");
    assertThat(get("/", "en").body()).contains(work.title());
  }

  @Test
  void aTextIsShownAsAPageWithItsFirstWords() throws Exception {
    Member ben = atelier.member("Ben");
    Work work = atelier.draft(ben, Atelier.text(), "morning.txt");
    atelier.describe(work, new Detail.Title("A quiet morning"));
    atelier.describe(work, new Detail.Description("A short text."));
    atelier.describe(work, new Detail.Tags(List.of("morning")));
    atelier.declare(work.claim(), ben);
    atelier.publish(work, ben, 15_00);
    licensing.offer(work.id(), ben.id(), Money.of(15_00, "EUR"));

    HttpResponse<String> page = get("/works/" + work.id(), "en");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("It was a quiet morning", "Then it rained.", "License this text")
        .doesNotContain("/previews/" + work.id());
  }

  @Test
  void aWorkWhosePictureCouldNotBeMadeShowsItsTitleInstead() throws Exception {
    Member ana = atelier.member("Ana");
    Work work = listed(ana, title(), 40_00);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> atelier.find(work.id()).previews() != PreviewState.PENDING);
    previews(work, PreviewState.FAILED, null);
    String sheet = "<p aria-hidden=\"true\">" + work.title() + "</p>";

    assertThat(get("/works/" + work.id(), "en").body())
        .contains("work-blank", sheet)
        .doesNotContain("/previews/" + work.id());
    assertThat(get("/creators/" + ana.id(), "en").body())
        .contains("plate-blank", sheet)
        .doesNotContain("/previews/" + work.id());
  }

  private void previews(Work work, PreviewState state, @Nullable Integer colour) {
    workbench.keepPreviews(work.id(), new Previews(state, colour, List.of(), List.of()));
  }

  private Work listed(Member maker, String title, long cents) {
    Work work = atelier.verified(maker, title);
    assertThat(licensing.offer(work.id(), maker.id(), Money.of(cents, "EUR")))
        .isInstanceOf(OfferOutcome.Offered.class);
    return atelier.find(work.id());
  }

  private static String title() {
    return "Canyon " + UUID.randomUUID();
  }

  private HttpResponse<String> get(String path, String language) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Accept", "text/html")
              .header("Accept-Language", language)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
