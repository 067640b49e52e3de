package coop.byhand.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.FundBalance;
import coop.byhand.ledger.FundDesk;
import coop.byhand.ledger.GrantId;
import coop.byhand.ledger.SolidarityFund;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ByhandTest
class BooksPageTests {

  @LocalServerPort int port;
  @Autowired Atelier atelier;
  @Autowired Membership membership;
  @Autowired FundDesk desk;
  @Autowired SolidarityFund fund;

  @Test
  void everybodyReadsTheBooksWithoutASession() throws Exception {
    HttpResponse<String> page = get("/books", "en");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page.body())
        .contains("<h1>The books</h1>", "The books balance")
        .doesNotContain("??");
  }

  @Test
  void theBooksSpeakGermanToo() throws Exception {
    assertThat(get("/books", "de").body())
        .contains("<h1>Die Bücher</h1>", "Die Bücher gehen auf")
        .doesNotContain("??");
  }

  @Test
  void theSameAsDataForPrograms() throws Exception {
    HttpResponse<String> data = get("/books.json", "en");
    assertThat(data.statusCode()).isEqualTo(200);
    assertThat(data.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(data.body()).contains("\"balances\":true");
  }

  @Test
  void theySayWhatTheSolidarityFundGrantedAndNotToWhom() throws Exception {
    Member recipient = atelier.member("Wilhelmina Nobodyknows");
    Member emil = board("Emil Nolde");
    GrantId grant = desk.proposed(recipient.id(), Money.of(1_234, "EUR"), board("Dora Maar").id());
    fund.agree(grant, emil.id());
    FundBalance euros = fund.balances().getFirst();
    assertThat(get("/books", "en").body())
        .contains("<h2>Solidarity fund</h2>", "The books balance", ">Granted</th>")
        .doesNotContain("Wilhelmina", recipient.id().toString(), grant.toString(), "??");
    assertThat(get("/books.json", "en").body())
        .contains(
            "{\"currency\":\"EUR\",\"has\":%d,\"granted\":%d,\"grants\":%d}"
                .formatted(euros.has().minor(), euros.granted().minor(), euros.grants()))
        .contains("\"balances\":true")
        .doesNotContain(recipient.id().toString(), grant.toString());
  }

  private Member board(String name) {
    Member member = atelier.member(name);
    membership.appoint(member.id(), Office.BOARD);
    return member;
  }

  private HttpResponse<String> get(String path, String language)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Accept-Language", language)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
