package coop.byhand.licensing.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Doorkeeper;
import coop.byhand.Visitor;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Detail;
import coop.byhand.catalogue.SubmitOutcome;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.Workbench;
import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.identity.PersonId;
import coop.byhand.identity.RegistrationOutcome;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.Counter;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.RevocationReason;
import coop.byhand.members.Member;
import coop.byhand.notifications.Mails;
import coop.byhand.vault.BlobRef;
import coop.byhand.vault.PutOutcome;
import coop.byhand.vault.Vault;
import coop.byhanddemo.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class LicensedFileTests {

  @LocalServerPort int port;
  @Autowired Counter counter;
  @Autowired Atelier atelier;
  @Autowired Workbench workbench;
  @Autowired Licensing licensing;
  @Autowired People people;
  @Autowired Mails mails;
  @Autowired Vault vault;
  @Autowired MovableClock clock;
  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;

  /** Somebody who is signed in, with the licence they bought. */
  private record Buyer(PersonId id, Visitor browser) {}

  @Test
  void theBuyerGetsTheFileByteForByteAndNeverInline() {
    byte[] content = Atelier.text();
    Work work = text(content, "A quiet morning: “rain”");
    Buyer ben = buyer();
    Licence licence = counter.grant(work, ben.id(), "Ben");

    HttpResponse<String> file = ben.browser().open(link(licence, ben));

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(content);
    String disposition = one(file, "Content-Disposition");
    assertThat(disposition)
        .startsWith("attachment; filename=\"")
        .contains("filename*=UTF-8''A%20quiet%20morning%20%E2%80%9Crain%E2%80%9D");
    assertThat(one(file, "ETag")).isEqualTo('"' + Digest.ofContent(content).hex() + '"');
    assertThat(one(file, "Repr-Digest"))
        .isEqualTo(
            "sha-256=:"
                + Base64.getEncoder().encodeToString(Digest.ofContent(content).bytes())
                + ":");
    assertThat(one(file, "Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
    assertThat(one(file, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(one(file, "Cache-Control")).isEqualTo("private, no-store");
    assertThat(one(file, "Content-Type")).startsWith("text/plain");
  }

  @Test
  void aBrokenDownloadIsTakenUpAgain() {
    byte[] content = Atelier.text();
    Work work = text(content, "In parts");
    Buyer ben = buyer();
    String link = link(counter.grant(work, ben.id(), "Ben"), ben);
    String tag = '"' + Digest.ofContent(content).hex() + '"';

    HttpResponse<String> rest = ben.browser().open(link, "Range", "bytes=10-", "If-Range", tag);
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.body()).isEqualTo(new String(content, StandardCharsets.UTF_8).substring(10));
    assertThat(one(rest, "Content-Range"))
        .isEqualTo("bytes 10-" + (content.length - 1) + "/" + content.length);

    HttpResponse<String> changed =
        ben.browser().open(link, "Range", "bytes=10-", "If-Range", "\"other\"");
    assertThat(changed.statusCode()).isEqualTo(200);
    HttpResponse<String> beyond = ben.browser().open(link, "Range", "bytes=99999-");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(one(beyond, "Content-Range")).isEqualTo("bytes */" + content.length);
    assertThat(ben.browser().open(link, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void aLinkRunsOutAfterTenMinutes() {
    Work work = text(Atelier.text(), "Short-lived");
    Buyer ben = buyer();
    Licence licence = counter.grant(work, ben.id(), "Ben");
    String link = link(licence, ben);

    clock.forward(Duration.ofMinutes(9));
    assertThat(ben.browser().open(link).statusCode()).isEqualTo(200);
    clock.forward(Duration.ofMinutes(1));
    HttpResponse<String> late = ben.browser().open(link);

    assertThat(late.statusCode()).isEqualTo(410);
    assertThat(Jsoup.parse(late.body()).text()).contains("This download link has run out.");
    assertThat(ben.browser().open(link(licence, ben)).statusCode()).isEqualTo(200);
  }

  @Test
  void aLinkIsOfNoUseToAnybodyElse() {
    Work work = text(Atelier.text(), "Not yours");
    Buyer ben = buyer();
    String link = link(counter.grant(work, ben.id(), "Ben"), ben);

    assertThat(buyer().browser().open(link).statusCode()).isEqualTo(404);
    assertThat(new Visitor(port).open(link).statusCode()).isEqualTo(403);
    char last = link.charAt(link.length() - 1);
    String forged = link.substring(0, link.length() - 1) + (last == 'A' ? 'B' : 'A');
    assertThat(ben.browser().open(forged).statusCode()).isEqualTo(404);
    assertThat(new Visitor(port).open(forged).statusCode()).isEqualTo(404);
  }

  @Test
  void anEndedLicenceGivesNoFile() {
    Work work = text(Atelier.text(), "Paid back");
    Buyer ben = buyer();
    Licence licence = counter.grant(work, ben.id(), "Ben");
    String link = link(licence, ben);
    counter.revoke(licence, RevocationReason.REFUNDED);

    HttpResponse<String> answer = ben.browser().open(link);
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(Jsoup.parse(answer.body()).text()).contains("This licence has ended.");
  }

  @Test
  void whoBoughtKeepsTheFileAlthoughTheWorkIsGone() {
    Work work = text(Atelier.text(), "Withdrawn later");
    Buyer ben = buyer();
    Licence licence = counter.grant(work, ben.id(), "Ben");
    workbench.withdraw(work.id(), work.creator(), "");

    assertThat(ben.browser().open(link(licence, ben)).statusCode()).isEqualTo(200);
  }

  @Test
  void picturesOfListedWorksAreKeptByCachesAndRunNothing() {
    Work work = text(Atelier.text(), "With a picture");
    byte[] jpeg = "no real picture, but these very bytes".getBytes(StandardCharsets.UTF_8);
    String path = "/previews/" + work.id() + "/320.jpg";
    assertThat(new Visitor(port).open(path).statusCode()).isEqualTo(404);
    rendition(work, jpeg);

    HttpResponse<String> picture = new Visitor(port).open(path);

    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(jpeg);
    assertThat(one(picture, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(one(picture, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    assertThat(one(picture, "Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
    assertThat(one(picture, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(one(picture, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(one(picture, "tdm-reservation")).isEqualTo("1");
    assertThat(new Visitor(port).open(path, "If-None-Match", one(picture, "ETag")).statusCode())
        .isEqualTo(304);
    assertThat(new Visitor(port).open(path.replace("320", "321")).statusCode()).isEqualTo(404);
    workbench.withdraw(work.id(), work.creator(), "");
    assertThat(new Visitor(port).open(path).statusCode()).isEqualTo(404);
  }

  @Test
  void picturesOfDraftsAreNobodysBusiness() {
    Member ana = atelier.member("Ana");
    Work draft = atelier.draft(ana, Atelier.text(), "draft.txt");
    rendition(draft, ("draft " + draft.id()).getBytes(StandardCharsets.UTF_8));

    assertThat(new Visitor(port).open("/previews/" + draft.id() + "/320.jpg").statusCode())
        .isEqualTo(404);
  }

  /** A listed text; texts have no previews of their own, so no job gets into the test's way. */
  private Work text(byte[] content, String title) {
    Member ana = atelier.member("Ana");
    Work work = atelier.draft(ana, content, "text.txt");
    atelier.describe(work, new Detail.Title(title));
    atelier.describe(work, new Detail.Description("Written by hand."));
    atelier.describe(work, new Detail.Tags(List.of("text")));
    atelier.declare(work.claim(), ana);
    assertThat(workbench.submit(work.id(), ana.id())).isInstanceOf(SubmitOutcome.Submitted.class);
    atelier.approve(work.claim(), atelier.member("Carla"));
    atelier.approve(work.claim(), atelier.member("Dario"));
    atelier.count(work.claim());
    licensing.offer(work.id(), ana.id(), Money.of(4_200, "EUR"));
    assertThat(atelier.find(work.id()).isListed()).isTrue();
    return atelier.find(work.id());
  }

  private void rendition(Work work, byte[] content) {
    transaction.executeWithoutResult(status -> {
      BlobRef blob = stored(content);
      database.execute(
          "insert into catalogue.rendition (work_id, size, width, height, digest, bytes)"
              + " values (?, 320, 320, 200, ?, ?)",
          work.id().value(),
          blob.digest().bytes(),
          blob.bytes());
    });
  }

  private BlobRef stored(byte[] content) {
    try {
      return switch (vault.put(new ByteArrayInputStream(content), 1_000)) {
        case PutOutcome.Stored(BlobRef blob) -> blob;
        case PutOutcome other -> throw new IllegalStateException(other.toString());
      };
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Buyer buyer() {
    String email = Doorkeeper.freshAddress();
    PersonId id =
        switch (people.register("Ben", email, Locale.ENGLISH)) {
          case RegistrationOutcome.Registered(Person person) -> person.id();
          case RegistrationOutcome other -> throw new IllegalStateException(other.toString());
        };
    Visitor browser = new Visitor(port);
    browser.submit("/sign-in", "/sign-in", Map.of("email", email));
    String link = new Doorkeeper(mails).newestLink(email).orElseThrow();
    String token = link.substring(link.indexOf('=') + 1);
    assertThat(browser.submit(link, "/sign-in/link", Map.of("token", token)).statusCode())
        .isEqualTo(302);
    return new Buyer(id, browser);
  }

  private String link(Licence licence, Buyer buyer) {
    return licensing.downloadLink(licence.id(), buyer.id()).toString();
  }

  private static String one(HttpResponse<String> answer, String header) {
    assertThat(answer.headers().allValues(header)).as(header).hasSize(1);
    return answer.headers().allValues(header).getFirst();
  }
}
