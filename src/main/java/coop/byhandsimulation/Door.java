package coop.byhandsimulation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the simulation asks the application to do something: a verb in the address, what it is
 * about as JSON. On the loopback address only, and in the simulation only.
 */
@Component
class Door {

  private static final int DONE = 200;
  private static final int BROKEN = 500;

  private final Deeds deeds;
  private final JsonMapper json = JsonMapper.shared();
  private @Nullable HttpServer server;

  Door(Deeds deeds) {
    this.deeds = deeds;
  }

  /** Opens when the application is ready, so that an open door means that it is. */
  @EventListener
  void open(ApplicationReadyEvent ready) throws IOException {
    int port = Integer.parseInt(SimulatedApplication.setting("SIMULATION_DOOR"));
    HttpServer opened =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    opened.createContext("/", this::answer);
    opened.start();
    server = opened;
  }

  /** Else its thread would keep a process alive whose application is closed. */
  @PreDestroy
  void close() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status = DONE;
      ObjectNode answer;
      try {
        JsonNode wish = json.readTree(exchange.getRequestBody().readAllBytes());
        answer = deeds.perform(exchange.getRequestURI().getPath().substring(1), wish);
      } catch (JacksonException | IllegalStateException | IllegalArgumentException failed) {
        status = BROKEN;
        answer = json.createObjectNode().put("failed", failed.toString());
      } catch (RuntimeException failed) {
        // The database is away, or another transaction was in the way: a person sees an error page.
        status = BROKEN;
        answer = json.createObjectNode().put("failed", failed.toString());
      }
      byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
