package coop.byhandsimulation;

import coop.byhand.catalogue.WorkId;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.tool.Benchmark;
import coop.byhandsimulation.StagedOrders.Paid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many paid orders a second the house completes: from the provider's signed message to the
 * commit of licence, books and register, over HTTP, the question back to the provider included.
 * Before and after each round, in the same minute and on the same database, PostgreSQL's own
 * measure with as many clients.
 */
public final class CheckoutBenchmark implements Benchmark {

  private static final String SPREAD = "spread over creators";
  private static final String ONE = "all to one creator";
  private static final String RACE = "rivals for one licence";
  private static final String SLOW = "all to one, forced writes of 3 ms";
  private static final String AGAIN = "said again, nothing to sell";
  private static final int CLIENTS = 8;
  private static final int MAKERS = 8;
  private static final long EXCLUSIVE_CENTS = 50_000;
  private static final long HUNDRED = 100;
  private static final Duration SLOW_DISK = Duration.ofMillis(3);

  /**
   * How much is measured.
   *
   * @param orders of a round, a multiple of the clients
   * @param rivals for each exclusive licence, a multiple of the clients plus half of them at most
   * @param warmUps rounds that are run before anything is timed, for the compiler's sake
   * @param branches of the measure beside it, as pgbench counts them
   * @param transactions of the measure beside it, each time
   */
  record Size(int orders, int rivals, int warmUps, int branches, int transactions) {}

  private final Size size;
  private final Map<String, Findings> findings = new LinkedHashMap<>();
  private final List<String> works = new ArrayList<>();
  private final Deque<String> exclusive = new ArrayDeque<>();
  private @Nullable Open open;
  private List<Paid> batch = List.of();
  private Meter.Mark begin = new Meter.Mark(0, 0, Duration.ZERO);
  private Meter.Mark completed = begin;
  private long began;

  /** What runs while the benchmark does. */
  private record Open(
      Path folder, House house, Meter meter, StagedOrders staged, Yardstick yardstick) {}

  /** Something that is found in each repetition. */
  private record What(String name, String unit) {}

  /** What was found in the repetitions of a round. */
  private static final class Findings {
    private final List<Long> yardsticks = new ArrayList<>();
    private final Map<What, List<Long>> values = new LinkedHashMap<>();

    private void note(String name, String unit, long value) {
      values.computeIfAbsent(new What(name, unit), ignored -> new ArrayList<>()).add(value);
    }
  }

  /** As it is measured for the record. */
  public CheckoutBenchmark() {
    this(new Size(240, 100, 24, 20, 2_000));
  }

  CheckoutBenchmark(Size size) {
    this.size = size;
  }

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
        new Round(SPREAD, size.orders(), () -> complete(CLIENTS)),
        new Round(ONE, size.orders(), () -> complete(CLIENTS)),
        new Round(SLOW, size.orders(), () -> complete(CLIENTS)),
        new Round(RACE, size.rivals(), () -> complete(size.rivals())),
        new Round(AGAIN, size.orders(), this::repeat));
  }

  @Override
  public void prepare(Round round, int repetitions) {
    findings.put(round.name(), new Findings());
    if (open == null) {
      open(repetitions);
      for (int i = 0; i < size.warmUps(); i++) {
        batch = stage(round);
        round.work().run();
      }
    }
  }

  @Override
  public void before(Round round) {
    try {
      if (round.name().equals(SLOW)) {
        open().meter().delayForcedWrites(SLOW_DISK);
      }
      batch = stage(round);
      found(round).yardsticks.add(open().yardstick().run(CLIENTS, size.transactions()));
      open().meter().awaitQuiet();
      begin = open().meter().read();
      began = System.nanoTime();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The measured time ends with the last decision; what follows a sale may still be under way. */
  private void complete(int hands) {
    try {
      open().staged().deliver(batch, hands);
      open().meter().awaitDecided(ids(batch));
      completed = open().meter().read();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /**
   * The way of an order without its sale: the message is stored and picked, the provider is asked,
   * and nothing has changed. No order can be completed faster than that.
   */
  private void repeat() {
    try {
      open().staged().deliver(batch, CLIENTS);
      open().meter().awaitWorked(batch.stream().map(Paid::event).toList());
      completed = open().meter().read();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void after(Round round) {
    Findings found = found(round);
    try {
      long seen = System.nanoTime();
      open().meter().awaitQuiet();
      long quiet = System.nanoTime();
      Meter.Mark toCompletion = completed.since(begin);
      Meter.Mark toTheEnd = open().meter().read().since(begin);
      found.note(
          "100 orders, until the last was decided",
          "writing transactions",
          toCompletion.transactions() * HUNDRED / batch.size());
      found.note(
          "100 orders, with invoice, letters or refund",
          "writing transactions",
          toTheEnd.transactions() * HUNDRED / batch.size());
      found.note(
          "an order, until it was decided",
          "microseconds of the application's processor time",
          toCompletion.application().toNanos() / 1_000 / batch.size());
      found.note("an order in all", "bytes of WAL", toTheEnd.walBytes() / batch.size());
      found.note("all orders in all", "milliseconds", (quiet - began) / 1_000_000);
      judge(round, found);
      long yardstick = open().yardstick().run(CLIENTS, size.transactions());
      long mean = (found.yardsticks.getLast() + yardstick) / 2;
      found.yardsticks.add(yardstick);
      found.note(
          "ratio of the repetitions, median",
          "per mille of the transactions a second beside it",
          1_000L * batch.size() * (mean / 1_000) / size.transactions() / ((seen - began) / 1_000));
      open().meter().delayForcedWrites(Duration.ZERO);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void judge(Round round, Findings found) throws SQLException {
    boolean race = round.name().equals(RACE);
    int won = open().meter().orders(ids(batch), "paid");
    int back = open().meter().refundedWhole(ids(batch));
    if (won != (race ? 1 : batch.size()) || back != batch.size() - won) {
      throw new IllegalStateException(
          round.name() + ": " + won + " of " + batch.size() + " licensed, " + back + " paid back");
    }
    if (race) {
      found.note("exclusive licences", "winners", won);
      found.note("the others", "fully refunded", back);
    }
  }

  @Override
  public Optional<Peer> peer(Round round, int repetitions) {
    // The first two stand beside the repetition that only warms.
    List<Long> took = found(round).yardsticks;
    return Optional.of(new Peer(size.transactions(), median(took.subList(2, took.size()))));
  }

  @Override
  public List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    findings.forEach((round, found) ->
        found.values.forEach((what, values) ->
            readings.add(
                new Reading(
                    round + ": " + what.name(),
                    median(values.subList(1, values.size())),
                    what.unit()))));
    return readings;
  }

  private static long median(List<Long> values) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private List<Paid> stage(Round round) {
    return switch (round.name()) {
      case RACE -> rivals(exclusive.remove());
      case ONE, SLOW -> staged(Collections.nCopies(size.orders(), works.getFirst()));
      case AGAIN -> {
        batch = staged(Collections.nCopies(size.orders(), works.getFirst()));
        complete(CLIENTS);
        yield batch.stream().map(Paid::again).toList();
      }
      default -> {
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < size.orders(); i++) {
          // Neighbours in the list go to different clients, so each client sells for all makers.
          wanted.add(works.get((i + i / CLIENTS) % works.size()));
        }
        yield staged(wanted);
      }
    };
  }

  private List<Paid> staged(List<String> wanted) {
    return open().staged().stage(wanted, LicenceClass.STANDARD, CLIENTS, ignored -> {});
  }

  /**
   * Whoever orders an exclusive licence has it reserved while they pay, so rivals exist only where
   * a reservation has run out and its page was paid all the same. Here each runs out at once.
   */
  private List<Paid> rivals(String work) {
    return open()
        .staged()
        .stage(
            Collections.nCopies(size.rivals(), work),
            LicenceClass.EXCLUSIVE,
            1,
            ignored -> letGo(work));
  }

  private void letGo(String work) {
    UUID id = WorkId.parse(work).orElseThrow().value();
    try (Connection connection = open().house().connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "update licensing.reservation set held_until = held_from where work_id = ?")) {
      statement.setObject(1, id);
      statement.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void open(int repetitions) {
    Path folder = House.temporary();
    House house = new House(folder, 1, AppProcess.Kind.LONG_LIVED);
    try {
      stock(house, repetitions);
      Yardstick yardstick = new Yardstick(house::connect, size.branches());
      yardstick.prepare();
      yardstick.run(CLIENTS, size.transactions());
      int people = (size.rivals() / CLIENTS + 1) * CLIENTS;
      open = new Open(folder, house, new Meter(house), new StagedOrders(house, people), yardstick);
    } catch (SQLException failed) {
      house.close();
      throw new IllegalStateException(failed);
    }
  }

  /** Each maker has one work for everybody; the others are each raced for once. */
  private void stock(House house, int repetitions) {
    int each = 1 + (repetitions + MAKERS - 1) / MAKERS;
    try {
      JsonNode stock =
          house.ask("stock", house.wish().put("makers", MAKERS).put("worksEach", each));
      int place = 0;
      for (JsonNode work : stock.path("works")) {
        (place % each == 0 ? works : exclusive).add(work.path("work").stringValue());
        place++;
      }
      ObjectNode wish = house.wish().put("cents", EXCLUSIVE_CENTS);
      ArrayNode offered = wish.putArray("works");
      exclusive.forEach(offered::add);
      house.ask("offer-exclusive", wish);
    } catch (House.AppAway away) {
      throw new IllegalStateException(away);
    }
  }

  private static List<UUID> ids(List<Paid> orders) {
    return orders.stream().map(Paid::order).toList();
  }

  private Findings found(Round round) {
    return Objects.requireNonNull(findings.get(round.name()));
  }

  private Open open() {
    return Objects.requireNonNull(open, "not prepared");
  }

  @Override
  public void close() {
    if (open != null) {
      open.meter().close();
      open.house().close();
      delete(open.folder());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
