package coop.byhand.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.policy.PolicyBook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ByhandTest
class PublicPagesTests {

  @LocalServerPort int port;
  @Autowired PolicyBook policyBook;
  @Autowired Clock clock;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/search",
        "/search?q=nothing+answers+to+this",
        "/search?medium=image&sort=price-low",
        "/search?medium=nonsense&sort=nonsense&lang2=x"
      })
  void thePagesOfTheShopWindowNeedNoSessionAndNoScript(String path) throws Exception {
    HttpResponse<String> page = get(path, "en");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    assertThat(page.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(caching -> assertThat(caching).startsWith("public"));
    assertThat(page.body())
        .contains("<html lang=\"en\"", "<main id=\"main\"", "rel=\"canonical\"", "</html>")
        .containsOnlyOnce("<h1")
        .doesNotContain(" style=", "<style", "<script", "??", " th:");
  }

  @Test
  void theFirstPageTellsWhatStaysWithTheMakerUnderWhichPolicy() throws Exception {
    // Other tests vote, so the version in force is not always the first.
    String policy = "policy " + policyBook.at(clock.instant()).version();
    assertThat(get("/", "en").body())
        .contains("stays with the maker, " + policy, "of €100.00", "By " + policy);
    assertThat(get("/", "de").body())
        .contains("<html lang=\"de\"", "von 100,00\u00a0€", "Wohin das Geld geht");
  }

  @Test
  void aPageThatTheReaderHasAlreadyIsNotSentAgain() throws Exception {
    HttpResponse<String> first = get("/search", "en");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> second =
          client.send(
              request("/search", "en").header("If-None-Match", tag).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(second.statusCode()).isEqualTo(304);
      assertThat(second.body()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/works/work_00000000000000000000000000",
        "/works/1",
        "/works/work_01jdxk3b7qe8r9t2v4w6x8y0zU",
        "/creators/member_00000000000000000000000000",
        "/search?page=0",
        "/search?page=99999",
        "/search?page=x"
      })
  void whatDoesNotExistIsATrue404(String path) throws Exception {
    HttpResponse<String> page = get(path, "en");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.body()).doesNotContain("Exception", "Whitelabel");
  }

  @Test
  void aSearchThatFindsNothingOffersTheOneStepThatHelps() throws Exception {
    assertThat(get("/search?q=xqzwvk&medium=image", "en").body())
        .contains("Nothing of this kind answers to “xqzwvk”.")
        .contains("href=\"/search?q=xqzwvk\"");
    assertThat(get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "en").body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script");
  }

  private HttpResponse<String> get(String path, String language)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request(path, language).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private HttpRequest.Builder request(String path, String language) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept", "text/html")
        .header("Accept-Language", language);
  }
}
