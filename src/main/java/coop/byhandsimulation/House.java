package coop.byhandsimulation;

import coop.byhanddemo.DataFolder;
import coop.byhanddemo.EmbeddedDatabase;
import coop.byhanddemo.MovableClock;
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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
  private static final Duration START_WAIT = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(60);
  private static final int DONE = 200;

  private final MovableClock clock;
  private final EmbeddedDatabase database;
  private final StripeSandbox sandbox;
  private final Pass toProvider;
  private final Pass toApplication;
  private final AppProcess application;
  private final URI door;
  private final Path log;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final JsonMapper json = JsonMapper.shared();

  House(Path folder, long seed) {
    this(folder, seed, AppProcess.Kind.SHORT_LIVED);
  }

  House(Path folder, long seed, AppProcess.Kind kind) {
    DataFolder data = new DataFolder(folder);
    clock = MovableClock.keptIn(data.file("clock"));
    database = EmbeddedDatabase.start(data);
    int port = Ports.free();
    int doorPort = Ports.free();
    door = URI.create("http://127.0.0.1:" + doorPort);
    sandbox =
        StripeSandbox.start(
            SandboxSettings.on(clock).seed(seed).merchantName("Byhand simulation").build());
    toProvider = Pass.open(sandbox::apiBase);
    toApplication = Pass.open(() -> URI.create("http://127.0.0.1:" + port));
    sandbox.addWebhook(
        new WebhookEndpoint(toApplication.address().resolve("/hooks/stripe"), WEBHOOK_SECRET));
    sandbox.addWebhook(
        WebhookEndpoint.ofThinEvents(
            toApplication.address().resolve("/hooks/stripe/thin"), THIN_WEBHOOK_SECRET));
    log = data.file("application.log");
    application = new AppProcess(kind, settings(kind, data, port, doorPort), log);
    awaitOpen();
  }

  private Map<String, String> settings(
      AppProcess.Kind kind, DataFolder data, int port, int doorPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("SPRING_DATASOURCE_URL", database.url());
    settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
    settings.put("SPRING_DATASOURCE_PASSWORD", "postgres");
    settings.put("PORT", Integer.toString(port));
    settings.put("SIMULATION_DOOR", Integer.toString(doorPort));
    settings.put("SIMULATION_CLOCK", data.file("clock").toString());
    settings.put("BYHAND_VAULT_DIRECTORY", data.folder("vault").toString());
    settings.put("BYHAND_REGISTER_KEY", freshKey());
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

  MovableClock clock() {
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

  Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), "postgres", "postgres");
  }

  /** Ends every connection of the application, in the middle of whatever it does. */
  void dropConnections() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
    } catch (SQLException failed) {
      throw new IllegalStateException("the database cannot be reached", failed);
    }
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

  /** Turns a switch of the sandbox, or does something at it. */
  HttpResponse<String> control(String path, String body) {
    return form(sandbox.apiBase().resolve(path), body, true);
  }

  /** The provider's ids of charges that succeeded. */
  List<String> charges() {
    return ids("/v1/charges?limit=100", charge -> charge.path("paid").booleanValue());
  }

  /** The provider's ids of disputes without a verdict. */
  List<String> openDisputes() {
    return ids(
        "/v1/disputes?limit=100",
        dispute ->
            Set.of("needs_response", "under_review").contains(dispute.path("status").asString("")));
  }

  /** The provider's ids of the makers' accounts that have been told of. */
  List<String> accounts() {
    List<String> accounts = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select provider_account from payments.recipient"
                    + " where provider_account is not null order by provider_account")) {
      while (rows.next()) {
        accounts.add(rows.getString(1));
      }
    } catch (SQLException away) {
      throw new IllegalStateException("the database cannot be asked", away);
    }
    return accounts;
  }

  private List<String> ids(String path, Predicate<JsonNode> wanted) {
    List<String> ids = new ArrayList<>();
    list(path)
        .path("data")
        .forEach(one -> {
          if (wanted.test(one)) {
            ids.add(one.path("id").stringValue());
          }
        });
    return ids;
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
    for (long i = 0; i < tries; i++) {
      try {
        ask("ready", wish());
        return;
      } catch (AppAway notYet) {
        if (!application.isAlive()) {
          throw new IllegalStateException("the application did not start; see " + log);
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
    database.close();
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
