package coop.byhandsandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The server on the loopback address: reads a request, finds the gate it is meant for, writes the
 * reply. Requests for another host name are refused, so that no page of the web can reach the
 * sandbox under a name of its own.
 */
final class HttpFront implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HttpFront.class.getName());
  private static final int LONGEST_BODY = 1 << 20;
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  static {
    // Else the last piece of a long answer waits forty milliseconds for the client's nod.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What answers the requests under a part of the addresses. */
  interface Gate {
    Reply answer(Incoming incoming) throws InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sandbox-http-", 0).factory());
  private final Map<String, Gate> gates = new LinkedHashMap<>();
  private String publicHost = "localhost";

  /** Takes the port; nothing is answered before {@link #start}. */
  HttpFront(int port) {
    try {
      InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
      server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The payment sandbox cannot take port " + port, e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Serves the addresses that begin with the prefix; the longest prefix must be added first. */
  void serve(String prefix, Gate gate) {
    gates.put(prefix, gate);
  }

  void start(String host) {
    publicHost = host;
    server.setExecutor(threads);
    server.createContext("/", this::exchange);
    server.start();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      if (!reply.dropped()) {
        write(exchange, reply);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The sandbox failed", e);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException, InterruptedException {
    if (!isForUs(exchange.getRequestHeaders().getFirst("Host"))) {
      return Reply.html(421, "This server answers on the loopback address only.");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      return Reply.html(413, "The request is too long.");
    }
    Incoming incoming = incoming(exchange, body);
    for (Map.Entry<String, Gate> gate : gates.entrySet()) {
      if (incoming.path().startsWith(gate.getKey())) {
        return gate.getValue().answer(incoming);
      }
    }
    return Reply.html(404, "Nothing is here.");
  }

  private static Incoming incoming(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    String query = exchange.getRequestURI().getRawQuery();
    return new Incoming(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? "" : query,
        headers,
        new String(body, StandardCharsets.UTF_8));
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), hasBody ? body.length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(body);
    }
  }

  private boolean isForUs(@Nullable String host) {
    String name = host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    return OWN_NAMES.contains(name) || name.equals(publicHost);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
