package coop.byhandsimulation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A second application on the database of the first, with a way of its own to the provider. */
final class SecondApplication implements AutoCloseable {

  private static final Duration START_WAIT = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(30);

  private final Pass toProvider;
  private final URI door;
  private final AppProcess process;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Starts it and waits until it can be used. */
  SecondApplication(Pass toProvider, AppProcess.Kind kind, Map<String, String> settings, Path log) {
    this.toProvider = toProvider;
    int port = Ports.free();
    door = URI.create("http://127.0.0.1:" + port);
    Map<String, String> own = new HashMap<>(settings);
    own.put("SIMULATION_DOOR", Integer.toString(port));
    process = new AppProcess(kind, own, log);
    Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
    for (long i = 0; i < START_WAIT.dividedBy(LOOK_AGAIN); i++) {
      if (!process.isAlive() || isDone("/ready", "{}")) {
        return;
      }
      Rest.of(LOOK_AGAIN);
    }
  }

  Pass toProvider() {
    return toProvider;
  }

  AppProcess process() {
    return process;
  }

  /** Tells it the time, which may have moved while it stood still. */
  void tell(Duration ahead) {
    isDone("/clock", "{\"aheadMillis\":" + ahead.toMillis() + "}");
  }

  private boolean isDone(String verb, String wish) {
    HttpRequest request =
        HttpRequest.newBuilder(door.resolve(verb))
            .timeout(ANSWER_WAIT)
            .POST(HttpRequest.BodyPublishers.ofString(wish))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    process.kill();
    toProvider.close();
    client.shutdownNow();
  }
}
