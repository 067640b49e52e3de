package coop.byhand.look;

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
class FramePagesTests {

  @LocalServerPort int port;

  @Test
  void whatIsNotHereIsATrue404InTheReadersLanguage() throws Exception {
    HttpResponse<String> english = get("/nothing/of/the/kind", "en");
    assertThat(english.statusCode()).isEqualTo(404);
    assertThat(english.body())
        .contains(
            "<html lang=\"en\"", "This page is not here.", "content=\"noindex\"", "empty-drawing")
        .contains("href=\"/nothing/of/the/kind?lang=de\"")
        .doesNotContain("Whitelabel", "Exception", "??", " th:");
    HttpResponse<String> german = get("/nothing", "de-AT,de;q=0.9,en;q=0.5");
    assertThat(german.statusCode()).isEqualTo(404);
    assertThat(german.body()).contains("<html lang=\"de\"", "Diese Seite gibt es hier nicht.");
    assertThat(german.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void styleSheetsFontsAndMarksAreServed() throws Exception {
    for (String file :
        new String[] {
          "tokens.css",
          "ratios.css",
          "parts.css",
          "public.css",
          "app.css",
          "print.css",
          "marks/favicon.svg",
          "fonts/newsreader-latin-opsz-normal.woff2"
        }) {
      assertThat(get("/look/" + file, "en").statusCode()).as(file).isEqualTo(200);
    }
  }

  @Test
  void pagesSaySoInNoInlineStyleAndNoScript() throws Exception {
    String body = get("/nothing", "en").body();
    assertThat(body).doesNotContain(" style=").doesNotContain("<style").doesNotContain("<script");
  }

  private HttpResponse<String> get(String path, String language)
      throws IOException, InterruptedException {
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
