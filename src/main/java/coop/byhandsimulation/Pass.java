package coop.byhandsimulation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between two parties and passes their requests on, unchanged, in both directions of the
 * money: from the application to the provider, and from the provider to the application. At a
 * chosen moment of a chosen request it strikes: that is where a process dies.
 */
final class Pass implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** These belong to one connection and are made anew for the other. */
  private static final Set<String> OWN =
      Set.of("connection", "content-length", "host", "upgrade", "transfer-encoding", "expect");

  /** When, in the course of a request. */
  enum Moment {
    /** Before the other side hears of it. */
    BEFORE_EFFECT,
    /** The other side has done it; the asker does not know. */
    AFTER_EFFECT,
    /** The asker has the answer, and has had no time to store it. */
    AFTER_ANSWER
  }

  /**
   * A strike that waits for its request.
   *
   * @param method of the request; any if empty
   * @param path how the address of the request begins
   * @param blow what happens then
   */
  record Strike(String method, String path, Moment moment, Runnable blow) {
    private boolean fits(HttpExchange exchange, Moment now) {
      return moment == now
          && (method.isEmpty() || method.equals(exchange.getRequestMethod()))
          && exchange.getRequestURI().getPath().startsWith(path);
    }
  }

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Supplier<URI> target;
  private @Nullable Strike strike;

  private Pass(HttpServer server, Supplier<URI> target) {
    this.server = server;
    this.target = target;
  }

  /** Opens a pass on the loopback address to whatever the supplier names at the time. */
  static Pass open(Supplier<URI> target) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Pass pass = new Pass(server, target);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", pass::pass);
      server.start();
      return pass;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Where it leads to now. */
  URI target() {
    return target.get();
  }

  /** Has the next fitting request struck, instead of whatever waited before. */
  synchronized void strike(Strike next) {
    strike = next;
  }

  /** Takes a strike back that has not met its request; one that has is over when this returns. */
  synchronized void calm() {
    strike = null;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      fall(exchange, Moment.BEFORE_EFFECT);
      HttpResponse<byte[]> answer = ask(exchange, body);
      fall(exchange, Moment.AFTER_EFFECT);
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!name.startsWith(":") && !OWN.contains(name.toLowerCase(Locale.ROOT))) {
              values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
          });
      byte[] content = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), content.length == 0 ? -1 : content.length);
      if (content.length > 0) {
        exchange.getResponseBody().write(content);
      }
      exchange.getResponseBody().flush();
      fall(exchange, Moment.AFTER_ANSWER);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.get().resolve(exchange.getRequestURI().toString()))
            .timeout(PATIENCE)
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private synchronized void fall(HttpExchange exchange, Moment now) {
    Strike waiting = strike;
    if (waiting != null && waiting.fits(exchange, now)) {
      strike = null;
      waiting.blow().run();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
