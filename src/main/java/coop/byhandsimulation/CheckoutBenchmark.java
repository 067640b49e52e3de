package coop.byhandsimulation;

import coop.byhand.tool.Benchmark;
import coop.byhandsandbox.StripeSandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many paid orders a second the house completes: from the provider's signed message to the
 * commit of licence, books and register, over HTTP, the question back to the provider included.
 * Beside it, in the same minute and on the same database, PostgreSQL's own measure.
 */
public final class CheckoutBenchmark implements Benchmark {

  private static final int ORDERS = 200;
  private static final int CLIENTS = 8;
  private static final int MAKERS = 8;
  private static final String SPREAD = "spread over creators";
  private static final String ONE = "all to one creator";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** An order that is paid at the provider, which has not told the application yet. */
  private record Waiting(String order, String payment, String session) {}

  private final Map<String, Deque<List<Waiting>>> batches = new HashMap<>();
  private final List<Reading> readings = new ArrayList<>();
  private @Nullable House house;
  private @Nullable Yardstick yardstick;
  private final List<String> works = new ArrayList<>();
  private final List<String> buyers = new ArrayList<>();

  @Override
  public String name() {
    return "checkout";
  }

  @Override
  public String unit() {
    return "completed orders";
  }

  @Override
  public List<Round> rounds() {
    return List.of(
        new Round(SPREAD, ORDERS, () -> complete(SPREAD)),
        new Round(ONE, ORDERS, () -> complete(ONE)));
  }

  @Override
  public void prepare(Round round, int repetitions) {
    Deque<List<Waiting>> ready =
        batches.computeIfAbsent(round.name(), ignored -> new ArrayDeque<>());
    for (int i = 0; i < repetitions; i++) {
      ready.add(batch(round.name().equals(ONE)));
    }
  }

  /** Half as many transactions as there would be in a second are enough for a median. */
  @Override
  public Optional<Peer> peer(Round round, int repetitions) {
    try {
      Yardstick measure = yardstick();
      int transactions = ORDERS * 5;
      measure.run(CLIENTS, transactions);
      List<Long> took = new ArrayList<>();
      for (int i = 0; i < repetitions; i++) {
        took.add(measure.run(CLIENTS, transactions));
      }
      took.sort(null);
      return Optional.of(new Peer(transactions, took.get(repetitions / 2)));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public List<Reading> readings() {
    return List.copyOf(readings);
  }

  @Override
  public void close() {
    if (house != null) {
      house.close();
    }
  }

  private void complete(String round) {
    List<Waiting> batch = Objects.requireNonNull(batches.get(round)).remove();
    long before = commits();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> told = new ArrayList<>();
      for (Waiting one : batch) {
        told.add(threads.submit(() -> tell(one)));
      }
      for (Future<?> one : told) {
        one.get();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
    awaitPaid(batch);
    readings.add(
        new Reading(
            round + ", commits for " + ORDERS + " orders", commits() - before, "transactions"));
  }

  private void tell(Waiting one) {
    String body =
        "{\"id\":\"evt_bench_"
            + one.session()
            + "\",\"object\":\"event\",\"api_version\":\""
            + StripeSandbox.API_VERSION
            + "\",\"livemode\":false,\"type\":\"checkout.session.completed\",\"data\":"
            + "{\"object\":{\"id\":\""
            + one.session()
            + "\",\"object\":\"checkout.session\",\"metadata\":{\"payment\":\""
            + one.payment()
            + "\"}}}}";
    int status = house().message(body, signature(body));
    if (status != 200) {
      throw new IllegalStateException("the message was answered with " + status);
    }
  }

  private String signature(String body) {
    long now = house().clock().instant().getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              House.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      byte[] sum = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + now + ",v1=" + HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private List<Waiting> batch(boolean oneCreator) {
    House open = house();
    SplittableRandom random = new SplittableRandom(batches.size());
    List<Waiting> batch = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      String work = oneCreator ? works.getFirst() : works.get(random.nextInt(works.size()));
      ObjectNode wish = open.wish().put("buyer", buyers.get(i % buyers.size()));
      wish.putArray("works").add(work);
      JsonNode placed = ask("place", wish);
      String page = placed.path("page").stringValue();
      open.form(URI.create(page), "email=buyer@example.org&card=4242424242424242", false);
      batch.add(waiting(placed.path("order").stringValue()));
    }
    return batch;
  }

  private Waiting waiting(String order) {
    JsonNode payment = ask("payment", house().wish().put("order", order));
    String id = payment.path("payment").stringValue();
    return new Waiting(order, id, "cs_of_" + id);
  }

  private JsonNode ask(String verb, ObjectNode wish) {
    try {
      return house().ask(verb, wish);
    } catch (House.AppAway away) {
      throw new IllegalStateException(away);
    }
  }

  private House house() {
    House open = house;
    if (open == null) {
      Path folder = House.temporary();
      open = new House(folder, 1);
      house = open;
      open.control("/sandbox/faults", "on=webhook&fault=drop&times=1000000");
      JsonNode stock = ask("stock", open.wish().put("makers", MAKERS).put("worksEach", 1));
      stock.path("works").forEach(work -> works.add(work.path("work").stringValue()));
      for (int i = 1; i <= CLIENTS; i++) {
        buyers.add(ask("buyer", open.wish().put("name", "Buyer-" + i)).path("buyer").stringValue());
      }
    }
    return open;
  }

  private Yardstick yardstick() throws SQLException {
    Yardstick measure = yardstick;
    if (measure == null) {
      measure = new Yardstick(house()::connect);
      measure.prepare();
      yardstick = measure;
    }
    return measure;
  }

  private void awaitPaid(List<Waiting> batch) {
    String[] references = batch.stream().map(Waiting::order).toArray(String[]::new);
    long tries = PATIENCE.toMillis() / 5;
    try (Connection connection = house().connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from ledger.paid_order where order_ref = any (?)")) {
      statement.setArray(1, connection.createArrayOf("text", references));
      for (long i = 0; i < tries; i++) {
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          if (row.getInt(1) == references.length) {
            return;
          }
        }
        Rest.of(Duration.ofMillis(5));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    throw new IllegalStateException("not all orders were completed");
  }

  /** Everything that was committed, our own looking included, which is little beside. */
  private long commits() {
    try (Connection connection = house().connect();
        PreparedStatement statement = connection.prepareStatement("select txid_current()::bigint");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
