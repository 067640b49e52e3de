package coop.byhandsandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Somebody with a browser that has no script and follows no redirection by itself. */
final class Buyer {
  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  private final String language;

  Buyer(String language) {
    this.language = language;
  }

  Buyer() {
    this("en");
  }

  HttpResponse<String> open(String address) throws IOException, InterruptedException {
    return send(request(address).GET().build());
  }

  HttpResponse<String> payWith(String address, String email, String card)
      throws IOException, InterruptedException {
    return submit(address, "email=" + encoded(email) + "&card=" + encoded(card));
  }

  HttpResponse<String> submit(String address, String form)
      throws IOException, InterruptedException {
    return send(
        request(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).header("Accept-Language", language);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return BROWSER.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
