package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.policy.RevenueSplit;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The invariants hold after whatever happened, one after the other and at once. */
@ByhandTest
class InvariantsTests {

  private static final long SEED = 20261129L;
  private static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD", "JPY");
  private static final List<String> VIEWS =
      List.of(
          "l01_books_balance",
          "l03_orders_divided",
          "l06_grants_as_agreed",
          "l07_members_not_below_zero",
          "l09_years_as_voted",
          "l10_ledger_nothing_stuck",
          "l11_append_only");

  @Autowired Ledger ledger;
  @Autowired Bookkeeper bookkeeper;
  @Autowired BookSeals seals;
  @Autowired SealRows sealRows;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  @Test
  void theInvariantsHoldThroughALongRandomHistory() {
    Random random = new Random(SEED);
    List<MemberId> makers = makers(4);
    List<PaidOrder> orders = new ArrayList<>();
    List<String> refunds = new ArrayList<>();
    List<DisputedPayment> disputes = new ArrayList<>();
    List<String> payouts = new ArrayList<>();
    for (int step = 0; step < 400; step++) {
      switch (random.nextInt(9)) {
        case 0, 1 -> orders.add(bookkeeper.sell(lines(random, makers)));
        case 2 -> any(random, orders).forEach(order -> refund(random, order, refunds));
        case 3 -> any(random, refunds).forEach(refund -> end(random, refunds, refund));
        case 4 -> any(random, orders).forEach(bookkeeper::release);
        case 5 -> any(random, orders).forEach(order -> dispute(random, order, disputes));
        case 6 -> any(random, disputes).forEach(dispute -> decide(random, disputes, dispute));
        case 7 -> payOut(random, makers, payouts);
        default ->
            any(random, payouts)
                .forEach(payout -> {
                  bookkeeper.book(b -> b.payoutFailed(payout, clock.instant()));
                  payouts.remove(payout);
                });
      }
      if (step % 100 == 99) {
        LedgerJobs.round(seals);
        holds("seed " + SEED + ", step " + step);
      }
    }
    for (MemberId maker : makers) {
      for (String currency : CURRENCIES) {
        statementSays(maker, Currency.getInstance(currency));
      }
    }
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void manyThingsAtOnceLeaveEveryBalanceRight() throws Exception {
    List<MemberId> makers = makers(3);
    List<Callable<Object>> work = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Random random = new Random(SEED + i);
      List<String> refunds = new ArrayList<>();
      List<DisputedPayment> disputes = new ArrayList<>();
      work.add(() -> {
        PaidOrder order = bookkeeper.sell(lines(random, makers, "EUR"));
        refund(random, order, refunds);
        bookkeeper.release(order);
        dispute(random, order, disputes);
        refund(random, order, refunds);
        List.copyOf(disputes).forEach(dispute -> decide(random, disputes, dispute));
        List.copyOf(refunds).forEach(refund -> end(random, refunds, refund));
        return order;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Object> done : threads.invokeAll(work)) {
        done.get();
      }
    }
    makers.forEach(maker -> statementSays(maker, Currency.getInstance("EUR")));
    holds("many at once");
  }

  @Test
  void oneRefundWinsHoweverManyAskForAllOfALineAtOnce() throws Exception {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(ana, 10_000);
    PaidOrder order = bookkeeper.sell(line);
    List<Callable<RefundBooking>> claims = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String refund = "refund_" + UUID.randomUUID();
      claims.add(() ->
          bookkeeper.book(b -> b.intendRefund(bookkeeper.claim(refund, order, line, 11_900))));
    }
    int booked = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<RefundBooking> claim : threads.invokeAll(claims)) {
        booked += claim.get() instanceof RefundBooking.Booked ? 1 : 0;
      }
    }
    assertThat(booked).isEqualTo(1);
    assertThat(bookkeeper.has(ana, "EUR")).containsOnly(0L);
  }

  @Test
  void onePayoutWinsHoweverManyAskForAllOfABalanceAtOnce() throws Exception {
    MemberId ana = bookkeeper.maker("Ana");
    bookkeeper.release(bookkeeper.sell(bookkeeper.line(ana, 10_000)));
    List<Callable<Boolean>> claims = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      claims.add(() -> {
        try {
          bookkeeper.payOut(ana, Money.of(8000, "EUR"));
          return true;
        } catch (IllegalStateException refused) {
          return false;
        }
      });
    }
    int paid = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> claim : threads.invokeAll(claims)) {
        paid += claim.get() ? 1 : 0;
      }
    }
    assertThat(paid).isEqualTo(1);
    assertThat(bookkeeper.has(ana, "EUR")).containsOnly(0L);
  }

  @Test
  void aSnapshotAndTheEntriesAfterItAreTheSum() {
    bookkeeper.sell(bookkeeper.line(bookkeeper.maker("Ana"), 4321));
    LedgerJobs.round(seals);
    long settled = seals.last().orElseThrow().to();
    transaction.executeWithoutResult(status -> {
      List<Books.OneCurrency> summed = ledger.books().currencies();
      assertThat(sealRows.snapshot(settled, clock.instant())).isPositive();
      assertThat(ledger.books().currencies()).isEqualTo(summed);
      bookkeeper.sell(bookkeeper.line(bookkeeper.maker("Ben"), 1234));
      assertThat(
              sql.sql(
                      """
                      select a.code from ledger.account a
                      cross join lateral (
                        select * from ledger.account_snapshot s
                        where s.account_id = a.account_id
                        order by as_of_journal desc limit 1) s
                      where s.debits - s.credits + (
                          select coalesce(sum(amount), 0) from ledger.entry e
                          where e.account_id = a.account_id and e.journal_id > s.as_of_journal)
                        <> (select sum(amount) from ledger.entry e
                            where e.account_id = a.account_id)
                      """)
                  .query(String.class)
                  .list())
          .isEmpty();
      assertThat(ledger.books().balance()).isTrue();
      assertThat(sql.sql("select count(*) from ledger.account_snapshot").query(Long.class).single())
          .isPositive();
    });
  }

  private void holds(String when) {
    for (String view : VIEWS) {
      assertThat(sql.sql("select * from oversight." + view).query().listOfRows())
          .as("%s: %s", when, view)
          .isEmpty();
    }
  }

  private void statementSays(MemberId maker, Currency currency) {
    MemberBalance has = ledger.balanceOf(maker, currency);
    Statement statement =
        ledger.statement(maker, currency, Instant.EPOCH, clock.instant().plusSeconds(1));
    assertThat(statement.closing())
        .isEqualTo(
            has.pending()
                .plus(has.available())
                .plus(has.blocked())
                .plus(has.inTransit())
                .minus(has.recoverable()));
  }

  private void refund(Random random, PaidOrder order, List<String> refunds) {
    SaleLine line = order.lines().get(random.nextInt(order.lines().size()));
    long left = ledger.leftOf(line.line()).minor();
    if (left > 0) {
      refunds.add(
          bookkeeper.refund(
              order, line, random.nextInt(3) == 0 ? left : 1 + random.nextLong(left)));
    }
  }

  private void end(Random random, List<String> refunds, String refund) {
    if (random.nextBoolean()) {
      bookkeeper.book(b -> b.refundSent(refund, PaidFrom.PROVIDER, clock.instant()));
    }
    if (random.nextBoolean()) {
      bookkeeper.book(b -> b.refundFailed(refund, clock.instant()));
      refunds.remove(refund);
    }
  }

  private void dispute(Random random, PaidOrder order, List<DisputedPayment> disputes) {
    long gross = order.lines().stream().mapToLong(line -> line.gross().minor()).sum();
    Currency currency = order.lines().getFirst().gross().currency();
    DisputedPayment dispute =
        new DisputedPayment(
            "dp_" + UUID.randomUUID(),
            order.order(),
            new Money(1 + random.nextLong(gross), currency),
            new Money(random.nextInt(1500), currency),
            clock.instant());
    bookkeeper.book(b -> b.disputeWithdrawn(dispute));
    disputes.add(dispute);
  }

  private void decide(Random random, List<DisputedPayment> disputes, DisputedPayment dispute) {
    Money came = random.nextBoolean() ? dispute.amount().plus(dispute.fee()) : dispute.amount();
    bookkeeper.book(b ->
        random.nextBoolean()
            ? b.disputeReinstated(dispute.dispute(), came, clock.instant())
            : b.disputeLost(dispute.dispute(), clock.instant()));
    disputes.remove(dispute);
  }

  private void payOut(Random random, List<MemberId> makers, List<String> payouts) {
    MemberId maker = makers.get(random.nextInt(makers.size()));
    Currency currency = Currency.getInstance(CURRENCIES.get(random.nextInt(4)));
    Money available = ledger.balanceOf(maker, currency).available();
    if (!available.isZero()) {
      payouts.add(
          bookkeeper.payOut(maker, new Money(1 + random.nextLong(available.minor()), currency)));
    }
  }

  private SaleLine[] lines(Random random, List<MemberId> makers) {
    return lines(random, makers, CURRENCIES.get(random.nextInt(4)));
  }

  private SaleLine[] lines(Random random, List<MemberId> makers, String currency) {
    SaleLine[] lines = new SaleLine[1 + random.nextInt(3)];
    RevenueSplit split = split(random);
    for (int i = 0; i < lines.length; i++) {
      Money net = Money.of(1 + random.nextLong(20_000), currency);
      lines[i] =
          bookkeeper.line(
              weights(random, makers),
              net,
              random.nextInt(2701),
              random.nextBoolean() ? "DE" : "AT",
              split);
    }
    return lines;
  }

  private static Map<MemberId, Integer> weights(Random random, List<MemberId> makers) {
    Map<MemberId, Integer> weights = new LinkedHashMap<>();
    weights.put(makers.get(random.nextInt(makers.size())), 1 + random.nextInt(100));
    weights.put(makers.get(random.nextInt(makers.size())), 1 + random.nextInt(100));
    return weights;
  }

  private static RevenueSplit split(Random random) {
    int creator = 5000 + random.nextInt(4501);
    int operating = random.nextInt(BasisPoints.WHOLE - creator + 1);
    int solidarity = random.nextInt(BasisPoints.WHOLE - creator - operating + 1);
    return new RevenueSplit(
        PolicyVersion.GENESIS,
        new BasisPoints(creator),
        new BasisPoints(operating),
        new BasisPoints(solidarity),
        new BasisPoints(BasisPoints.WHOLE - creator - operating - solidarity));
  }

  private static <T> List<T> any(Random random, List<T> all) {
    return all.isEmpty() ? List.of() : List.of(all.get(random.nextInt(all.size())));
  }

  private List<MemberId> makers(int count) {
    List<MemberId> makers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      makers.add(bookkeeper.maker("Maker " + i));
    }
    return makers;
  }
}
