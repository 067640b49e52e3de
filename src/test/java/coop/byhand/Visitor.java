package coop.byhand;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who visits the site with a browser that has cookies and runs no script. */
public final class Visitor {

  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final URI site;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

  public Visitor(int port) {
    this.site = URI.create("http://localhost:" + port);
  }

  /** Opens a page. Headers are name and value in turn. Redirects are not followed. */
  public HttpResponse<String> open(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.resolve(path)).header("Accept", "text/html,*/*;q=0.8");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.GET().build());
  }

  /** Downloads a file, byte for byte. */
  public HttpResponse<byte[]> fetch(String path) {
    return send(HttpRequest.newBuilder(site.resolve(path)).build(), BodyHandlers.ofByteArray());
  }

  /** Opens the page with the form, fills it in and sends it to the path. */
  public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
    Matcher token = FORM_TOKEN.matcher(open(page).body());
    String known = token.find() ? "&_csrf=" + encode(token.group(1)) : "";
    return post(path, form(fields) + known);
  }

  /** Sends a form as it is, without the token of the page. */
  public HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(site.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** The cookies this browser holds. */
  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  /** The value of a cookie. */
  public Optional<String> cookie(String name) {
    return cookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private HttpResponse<String> send(HttpRequest request) {
    return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> as) {
    try {
      return browser.send(request, as);
    } catch (IOException failed) {
      throw new IllegalStateException(request.uri() + " did not answer", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
