package coop.byhand.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ByhandTest
class BooksPageTests {

  @LocalServerPort int port;

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
