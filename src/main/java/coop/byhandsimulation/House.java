package coop.byhandsimulation;

import coop.byhanddemo.DataFolder;
import coop.byhandsandbox.SandboxSettings;
import coop.byhandsandbox.StripeSandbox;
import coop.byhandsandbox.WebhookEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything a simulation needs: a durable database, the payment sandbox, the application as a
 * process of its own, and a pass in each direction between the two, where strikes fall.
 */
final class House implements AutoCloseable {

  static final String WEBHOOK_SECRET = "whsec_of_the_simulation";
  private static final String THIN_WEBHOOK_SECRET = "whsec_of_thin_messages";
  private static final String SECRET_KEY = "sk_test_of_the_simulation";
  private static final Duration START_WAIT = Duration.ofMinutes(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(60);
  private static final Duration KEYS_KEPT = Duration.ofDays(400);
  private static final int DONE = 200;

  /** A strike may fall while the application starts, and again while it starts anew. */
  private static final int STARTS_MAX = 20;

  private final SharedClock clock;
  private final StripeSandbox sandbox;
  private final Pass toProvider;
  private final Pass toApplication;
  private final AppProcess application;
  private final AppProcess.Kind kind;
  private final DataFolder data;
  private final Store store;
  private final int port;
  private final int doorPort;
  private final URI door;
  private final Path log;
  private final String registerKey = freshKey();
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final JsonMapper json = JsonMapper.shared();

  House(Path folder, long seed) {
    this(folder, seed, AppProcess.Kind.SHORT_LIVED);
  }

  House(Path folder, long seed, AppProcess.Kind kind) {
    this.kind = kind;
    data = new DataFolder(folder);
    clock = new SharedClock(data.file("clock"));
    store = Store.ready(data);
    port = Ports.free();
    doorPort = Ports.free();
    door = URI.create("http://127.0.0.1:" + doorPort);
    sandbox =
        StripeSandbox.start(
            SandboxSettings.on(clock.ofTheProvider())
                .seed(seed)
                .merchantName("Byhand simulation")
                // A call that is repeated within a second may have a voted month between its tries.
                .keysKept(KEYS_KEPT)
                .build());
    toProvider = Pass.open(sandbox::apiBase);
    toApplication = Pass.open(() -> URI.create("http://127.0.0.1:" + port));
    sandbox.addWebhook(
        new WebhookEndpoint(toApplication.address().resolve("/hooks/stripe"), WEBHOOK_SECRET));
    sandbox.addWebhook(
        WebhookEndpoint.ofThinEvents(
            toApplication.address().resolve("/hooks/stripe/thin"), THIN_WEBHOOK_SECRET));
    log = data.file("application.log");
    application = new AppProcess(kind, settings(), log);
    // Also when this process is told to end in the middle.
    Runtime.getRuntime().addShutdownHook(new Thread(application::kill));
    awaitOpen();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("SPRING_DATASOURCE_URL", store.url());
    settings.put("SPRING_DATASOURCE_USERNAME", Store.ROLE);
    settings.put("SPRING_DATASOURCE_PASSWORD", Store.ROLE);
    settings.put("SPRING_FLYWAY_USER", Store.OWNER);
    settings.put("SPRING_FLYWAY_PASSWORD", Store.OWNER);
    settings.put("PORT", Integer.toString(port));
    settings.put("SIMULATION_DOOR", Integer.toString(doorPort));
    settings.put("SIMULATION_CLOCK", data.file("clock").toString());
    settings.put("BYHAND_VAULT_DIRECTORY", data.folder("vault").toString());
    settings.put("BYHAND_REGISTER_KEY", registerKey);
    settings.put("BYHAND_PAYMENTS_APIBASE", toProvider.address().toString());
    settings.put("BYHAND_PAYMENTS_SECRETKEY", SECRET_KEY);
    settings.put("BYHAND_PAYMENTS_WEBHOOKSECRET", WEBHOOK_SECRET);
    settings.put("BYHAND_PAYMENTS_THINWEBHOOKSECRET", THIN_WEBHOOK_SECRET);
    switch (kind) {
      case SHORT_LIVED -> {
        // So short that a paused or killed process is taken for dead while the simulation looks.
        settings.put("DBSCHEDULER_HEARTBEATINTERVAL", "2s");
        settings.put("DBSCHEDULER_POLLINGINTERVAL", "100ms");
      }
      case LONG_LIVED -> {
        // As in production, where the demonstration's settings do not apply. Nothing is struck, so
        // the provider is asked without a pass in between.
        settings.put("DBSCHEDULER_HEARTBEATINTERVAL", "10s");
        settings.put("BYHAND_PAYMENTS_APIBASE", sandbox.apiBase().toString());
      }
    }
    return settings;
  }

  SharedClock clock() {
    return clock;
  }

  AppProcess application() {
    return application;
  }

  Pass toProvider() {
    return toProvider;
  }

  Pass toApplication() {
    return toApplication;
  }

  Path log() {
    return log;
  }

  Store store() {
    return store;
  }

  Connection connect() throws SQLException {
    return store.connect();
  }

  /** Keeps a copy of the database as it is at this moment, like the one of a night. */
  void backUp() {
    application.kill();
    store.backUp();
    startAgain();
  }

  /** Throws the database away and puts the copy in its place: all that came since is forgotten. */
  void restore() {
    application.kill();
    store.restore();
    startAgain();
  }

  private void startAgain() {
    application.restart(settings());
    awaitOpen();
  }

  /** Starts the application again if it is dead, and waits until it can be used. */
  void revive() {
    if (!application.isAlive()) {
      application.restart();
    }
    awaitOpen();
  }

  /**
   * Has the application do something through its door.
   *
   * @throws AppAway if it died, or gave no answer: whether it did it is not known
   */
  JsonNode ask(String verb, ObjectNode wish) throws AppAway {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(door.resolve("/" + verb))
                .timeout(ANSWER_WAIT)
                .POST(HttpRequest.BodyPublishers.ofString(wish.toString()))
                .build());
    if (answer.statusCode() != DONE) {
      throw new AppAway(verb + ": " + answer.body());
    }
    return json.readTree(answer.body());
  }

  ObjectNode wish() {
    return json.createObjectNode();
  }

  /** Sends a form to the sandbox, as a browser or an operator of the sandbox would. */
  HttpResponse<String> form(URI address, String body, boolean control) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER_WAIT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (control) {
      request.header("Authorization", "Bearer " + sandbox.controlToken());
    }
    try {
      return send(request.build());
    } catch (AppAway away) {
      throw new IllegalStateException("the sandbox does not answer", away);
    }
  }

  /** Brings a message of the provider to the application; the status that it is answered with. */
  int message(String body, String signature) {
    try {
      return send(HttpRequest.newBuilder(toApplication.target().resolve("/hooks/stripe"))
              .timeout(ANSWER_WAIT)
              .header("Content-Type", "application/json; charset=utf-8")
              .header("Stripe-Signature", signature)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build())
          .statusCode();
    } catch (AppAway away) {
      throw new IllegalStateException("the application does not take messages", away);
    }
  }

  /**
   * Asks the provider for something as the application would, past it.
   *
   * @return the answer, or an empty object if a fault that waited for the application met this
   */
  JsonNode api(String path, String form) {
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.apiBase().resolve(path))
            .timeout(ANSWER_WAIT)
            .header("Authorization", "Bearer " + SECRET_KEY)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<String> answer = send(request);
      return answer.statusCode() == DONE ? json.readTree(answer.body()) : wish();
    } catch (AppAway struck) {
      return wish();
    }
  }

  /** A list of the provider's, as the application would get it. */
  JsonNode list(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.apiBase().resolve(path))
            .timeout(ANSWER_WAIT)
            .header("Authorization", "Bearer " + SECRET_KEY)
            .GET()
            .build();
    try {
      return json.readTree(send(request).body());
    } catch (AppAway away) {
      throw new IllegalStateException("the sandbox does not answer", away);
    }
  }

  /** What the provider has sent lately; empty if a fault met the question. */
  JsonNode lately() {
    try {
      return list("/v1/events?limit=20").path("data");
    } catch (IllegalStateException struck) {
      return json.createArrayNode();
    }
  }

  /** Brings a message to the application; the status that it is answered with, 0 for no answer. */
  int bring(String body, String signature) {
    try {
      return message(body, signature);
    } catch (IllegalStateException away) {
      return 0;
    }
  }

  /** Has the sandbox do what it cannot refuse, and answers with what it says. */
  JsonNode demand(String path, String body) {
    HttpResponse<String> answer = control(path, body);
    if (answer.statusCode() != DONE) {
      throw new IllegalStateException(
          path + " " + body + " was answered with " + answer.statusCode() + answer.body());
    }
    return json.readTree(answer.body());
  }

  /** The sandbox's switches for faults that still wait. */
  JsonNode switches() {
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.apiBase().resolve("/sandbox/faults"))
            .timeout(ANSWER_WAIT)
            .header("Authorization", "Bearer " + sandbox.controlToken())
            .GET()
            .build();
    try {
      return json.readTree(send(request).body());
    } catch (AppAway away) {
      throw new IllegalStateException("the sandbox does not answer", away);
    }
  }

  /** Asks something of the sandbox that it may refuse; whoever asks looks at the answer. */
  HttpResponse<String> control(String path, String body) {
    return form(sandbox.apiBase().resolve(path), body, true);
  }

  /** Starts a second application on the same database, which ends when it is closed. */
  SecondApplication second() {
    Pass itsPass = Pass.open(sandbox::apiBase);
    Map<String, String> own = settings();
    own.put("PORT", Integer.toString(Ports.free()));
    own.put("BYHAND_PAYMENTS_APIBASE", itsPass.address().toString());
    own.put("DBSCHEDULER_SCHEDULERNAME", Twin.NAME);
    return new SecondApplication(itsPass, kind, own, data.file("second.log"));
  }

  private HttpResponse<String> send(HttpRequest request) throws AppAway {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException gone) {
      throw new AppAway(String.valueOf(gone));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AppAway("interrupted");
    }
  }

  private void awaitOpen() {
    long tries = START_WAIT.dividedBy(LOOK_AGAIN);
    int starts = 1;
    for (long i = 0; i < tries; i++) {
      try {
        ask("ready", wish());
        return;
      } catch (AppAway notYet) {
        if (application.diedByItself() || starts > STARTS_MAX) {
          throw new IllegalStateException("the application did not start; see " + log);
        }
        if (!application.isAlive()) {
          starts++;
          application.restart();
        }
        Rest.of(LOOK_AGAIN);
      }
    }
    throw new IllegalStateException("the application did not open; see " + log);
  }

  private static String freshKey() {
    try {
      return Base64.getEncoder()
          .encodeToString(
              KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public void close() {
    application.kill();
    toProvider.close();
    toApplication.close();
    sandbox.close();
    store.close();
    client.shutdownNow();
  }

  /** A new folder for one simulation. */
  static Path temporary() {
    try {
      return Files.createTempDirectory("byhand-simulation");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The application gave no usable answer. */
  static final class AppAway extends Exception {
    private static final long serialVersionUID = 1L;

    AppAway(String message) {
      super(message);
    }
  }
}
