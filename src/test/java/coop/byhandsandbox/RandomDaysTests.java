package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Hundreds of things in any order: the money of the sandbox must fit together after each. */
class RandomDaysTests {
  private static final int STEPS = 150;
  private static final List<String> NUMBERS =
      List.of(
          "4242424242424242",
          "4000000000000077",
          "4000000000000002",
          "4000000000000259",
          "4000000000001976",
          "4000000000007726",
          "4000000000005126",
          "DE89370400440532013000",
          "DE62370400440532013001");

  @Test
  void whateverHappensTheBooksAgree() throws Exception {
    assertThat(run(1)).isNotEmpty();
  }

  @Test
  void theSameSeedGivesTheSameDays() throws Exception {
    assertThat(run(3)).isEqualTo(run(3));
  }

  @Test
  void whoeverLooksMeanwhileChangesNothing() throws Exception {
    assertThat(run(5, true)).isEqualTo(run(5));
  }

  private static String run(long seed) throws Exception {
    return run(seed, false);
  }

  /** With somebody who looks all the time, timers are run by several threads at once. */
  private static String run(long seed, boolean watched) throws Exception {
    SteppedClock clock = new SteppedClock(Instant.parse("2026-11-01T10:00:00Z"));
    try (StripeSandbox sandbox =
        StripeSandbox.start(SandboxSettings.on(clock).seed(seed).build())) {
      Days days = new Days(new Shop(sandbox), clock, new Random(seed));
      try (Onlookers onlookers = new Onlookers(sandbox, watched ? 3 : 0)) {
        for (int step = 0; step < STEPS; step++) {
          days.step();
          assertFits(Json.parse(days.shop.look("/sandbox/books")), "seed " + seed + ", " + step);
        }
        assertThat(onlookers.failures).isEmpty();
      }
      String transactions = days.shop.look("/sandbox/balance_transactions");
      assertThat(sumsByType(transactions))
          .containsKeys("charge", "refund", "transfer", "transfer_refund", "payout", "adjustment");
      return transactions;
    }
  }

  private static void assertFits(JsonNode books, String when) {
    assertThat(books.path("agrees").booleanValue()).as(when + books).isTrue();
    for (JsonNode row : books.path("accounts")) {
      if (!Json.text(row, "account").equals("platform")) {
        assertThat(Json.number(row, "available")).as(when + row).isNotNegative();
        long left = Json.number(row, "available") + Json.number(row, "pending");
        long away = Json.number(row, "payouts_under_way") + Json.number(row, "at_the_bank");
        assertThat(left + away).as(when + row).isEqualTo(Json.number(row, "transferred"));
      }
    }
  }

  /** What every type moves in all; money between the platform and its accounts is never lost. */
  private static Map<String, Long> sumsByType(String transactions) {
    Map<String, Long> sums = new HashMap<>();
    long between = 0;
    for (JsonNode line : Json.parse(transactions).path("transactions")) {
      String type = Json.text(line, "type");
      long net = Json.number(line, "net");
      sums.merge(type, net, Long::sum);
      boolean isOfAnAccount = !Json.text(line, "account").equals("platform");
      if (type.startsWith("transfer") || (isOfAnAccount && type.startsWith("payment"))) {
        between += net;
      }
    }
    assertThat(between).isZero();
    return sums;
  }

  /** One run, with what has come into being so far. */
  private static final class Days {
    private final Shop shop;
    private final SteppedClock clock;
    private final Random random;
    private final Map<String, List<String>> ids = new HashMap<>();

    Days(Shop shop, SteppedClock clock, Random random) throws Exception {
      this.shop = shop;
      this.clock = clock;
      this.random = random;
      Creators creators = new Creators(shop);
      note("acct", creators.onboarded("Ana"));
      note("acct", creators.onboarded("Bo", "answer=finish&bank=returns"));
    }

    void step() throws Exception {
      long amount = 1 + random.nextInt(6_000);
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> sell();
        case 3 -> post("/v1/refunds", "charge=" + any("ch") + "&amount=" + amount);
        case 4 ->
            post("/v1/transfers", "amount=" + amount + "&currency=eur&destination=" + any("acct"));
        case 5 ->
            post(
                "/v1/transfers",
                "amount="
                    + amount
                    + "&currency=eur&destination="
                    + any("acct")
                    + "&source_transaction="
                    + any("ch"));
        case 6 -> post("/v1/transfers/" + any("tr") + "/reversals", "amount=" + amount);
        case 7 -> post("/v1/payouts", "amount=" + amount + "&currency=eur");
        case 8 -> dispute(amount);
        case 9 -> somethingIsDecided();
        case 10 -> control("/sandbox/accounts/" + any("acct") + "/bank", "bank=returns");
        default -> {
          clock.forward(Duration.ofHours(1L + random.nextInt(60)));
          control("/sandbox/tick", "");
        }
      }
    }

    private void sell() throws Exception {
      String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
      var charge = shop.charge(shop.sold("order", number));
      if (charge.getPaid()) {
        note("ch", charge.getId());
      }
    }

    private void dispute(long amount) throws Exception {
      String as = List.of("chargeback", "inquiry", "prevented").get(random.nextInt(3));
      control("/sandbox/charges/" + any("ch") + "/dispute", "as=" + as + "&amount=" + amount);
    }

    private void somethingIsDecided() throws Exception {
      String end = List.of("win", "lose", "escalate", "dismiss", "prevent").get(random.nextInt(5));
      switch (random.nextInt(3)) {
        case 0 -> control("/sandbox/refunds/" + any("re") + "/fail", "");
        case 1 -> control("/sandbox/payouts/" + any("po") + "/fail", "");
        default -> control("/sandbox/disputes/" + any("dp") + "/" + end, "");
      }
    }

    private void post(String path, String form) throws Exception {
      noteAnswer(shop.post(path, form, "sk_test_x"));
    }

    private void control(String path, String form) throws Exception {
      noteAnswer(shop.control(path, form));
    }

    /** Whatever is refused is refused for a reason; what fails inside is not accepted. */
    private void noteAnswer(HttpResponse<String> answer) {
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400, 404);
      String id = Json.textOf(Json.parse(answer.body()), "id");
      if (answer.statusCode() == 200 && id != null) {
        note(id.substring(0, id.indexOf('_')), id);
      }
    }

    private void note(String kind, String id) {
      List<String> known = ids.computeIfAbsent(kind, any -> new ArrayList<>());
      if (!known.contains(id)) {
        known.add(id);
      }
    }

    private String any(String kind) {
      List<String> known = ids.getOrDefault(kind, List.of());
      return known.isEmpty() ? kind + "_none" : known.get(random.nextInt(known.size()));
    }
  }

  /** People who look at the books over and over until they are sent away. */
  private static final class Onlookers implements AutoCloseable {
    private final Collection<Exception> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean enough;

    Onlookers(StripeSandbox sandbox, int count) {
      for (int number = 0; number < count; number++) {
        threads.add(Thread.startVirtualThread(() -> look(new Shop(sandbox))));
      }
    }

    private void look(Shop shop) {
      while (!enough) {
        try {
          shop.look("/sandbox/books");
        } catch (Exception failure) {
          failures.add(failure);
          return;
        }
      }
    }

    @Override
    public void close() throws InterruptedException {
      enough = true;
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
