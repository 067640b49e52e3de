package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.policy.RevenueSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No minor unit is lost or made, whatever is sold, divided, given back and divided again. */
class LineDivisionTests {

  private static final long SEED = 20261128L;
  private static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD", "JPY");
  private static final int MOST_PEOPLE = 20;
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");

  @Test
  void theCreatorsPartIsDividedAsComputedByHand() {
    assertThat(divided(7999, 50, 30, 20)).containsExactly(3999L, 2400L, 1600L);
    assertThat(divided(100, 1, 1, 1)).containsExactly(34L, 33L, 33L);
    assertThat(divided(101, 1, 1, 1)).containsExactly(34L, 34L, 33L);
    assertThat(divided(5, 3, 7)).containsExactly(2L, 3L);
    assertThat(divided(5, 7, 3)).containsExactly(4L, 1L);
    assertThat(divided(10, 47000, 16000, 15800, 12000, 6100, 3100))
        .containsExactly(5L, 2L, 1L, 1L, 1L, 0L);
  }

  @Test
  void theOrderInWhichContributorsAreNamedChangesNothing() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      Map<MemberId, Long> weights = weights(random);
      List<MemberId> shuffled = new ArrayList<>(weights.keySet());
      Collections.shuffle(shuffled, random);
      Map<MemberId, Long> other = new LinkedHashMap<>();
      shuffled.forEach(member -> other.put(member, weights.get(member)));
      Money part = Money.of(random.nextLong(100_000), "EUR");
      assertThat(CreatorShare.divide(part, other))
          .as("seed %d, case %d", SEED, i)
          .isEqualTo(CreatorShare.divide(part, weights));
    }
  }

  @Test
  void everySaleIsBookedWithoutLosingAMinorUnit() {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < 5000; i++) {
      PaidOrder order = order(random);
      Draft draft = SalePosting.of(order);
      Money gross = order.lines().stream().map(SaleLine::gross).reduce(Money::plus).orElseThrow();
      Map<Account, Money> booked = new LinkedHashMap<>();
      draft.lines().forEach(line -> booked.merge(line.account(), line.amount(), Money::plus));
      assertThat(booked).as("seed %d, case %d", SEED + 1, i).hasSize(draft.lines().size());
      assertThat(booked.get(new Account.OfCoop(Chart.STRIPE_BALANCE)))
          .as("seed %d, case %d", SEED + 1, i)
          .isEqualTo(gross);
      for (SaleLine line : order.lines()) {
        Money sum =
            LineShare.of(line).stream().map(LineShare::amount).reduce(Money::plus).orElseThrow();
        assertThat(sum).as("seed %d, case %d", SEED + 1, i).isEqualTo(line.gross());
      }
    }
  }

  @Test
  void refundsInAnySeriesGiveBackExactlyEverythingAndNoShareGoesBelowZero() {
    Random random = new Random(SEED + 2);
    for (int i = 0; i < 20_000; i++) {
      String currency = CURRENCIES.get(i % CURRENCIES.size());
      List<Money> left = new ArrayList<>();
      for (LineShare share : LineShare.of(line(random, currency, weights(random)))) {
        left.add(share.amount());
      }
      Money rest = sum(left);
      for (int step = 0; !rest.isZero(); step++) {
        long amount = step > 40 ? rest.minor() : 1 + random.nextLong(rest.minor());
        Money back = Money.of(amount, currency);
        List<Money> parts = RefundSplit.of(left, back);
        assertThat(sum(parts)).as("seed %d, case %d", SEED + 2, i).isEqualTo(back);
        for (int share = 0; share < parts.size(); share++) {
          Money remains = left.get(share).minus(parts.get(share));
          if (remains.isNegative() || parts.get(share).isNegative()) {
            throw new AssertionError("seed " + (SEED + 2) + ", case " + i + ": " + parts);
          }
          left.set(share, remains);
        }
        rest = rest.minus(back);
      }
      assertThat(left).as("seed %d, case %d", SEED + 2, i).allMatch(Money::isZero);
    }
  }

  @Test
  void moreThanIsLeftCannotBeDivided() {
    List<Money> left = List.of(Money.of(3, "EUR"), Money.of(4, "EUR"));
    assertThat(RefundSplit.of(left, Money.of(7, "EUR"))).isEqualTo(left);
    assertThatThrownBy(() -> RefundSplit.of(left, Money.of(8, "EUR")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(RefundSplit.of(List.of(Money.of(0, "EUR")), Money.of(0, "EUR")))
        .containsExactly(Money.of(0, "EUR"));
  }

  @Test
  void whoGetsMoneyPaysADebtFirstAndWhoLosesSomeOwesWhatIsMissing() {
    MemberId ana = member();
    Random random = new Random(SEED + 3);
    long has = 0;
    long owes = 0;
    for (int i = 0; i < 5000; i++) {
      long amount = random.nextLong(500);
      Sides sides = new Sides();
      Purses purses = new Purses().with(ana, eur(has), eur(owes));
      long before = has - owes;
      boolean gives = random.nextBoolean();
      if (gives) {
        purses.give(ana, eur(amount), sides);
      } else {
        purses.take(ana, eur(amount), sides);
      }
      Map<Chart, Long> debits = new TreeMap<>();
      sides.all().forEach(line -> debits.put(line.account().chart(), line.amount().minor()));
      has -= debits.getOrDefault(Chart.CREATOR_AVAILABLE, 0L);
      owes += debits.getOrDefault(Chart.MEMBER_RECOVERABLE, 0L);
      assertThat(has - owes)
          .as("seed %d, step %d", SEED + 3, i)
          .isEqualTo(before + (gives ? amount : -amount));
      assertThat(has == 0 || owes == 0).as("seed %d, step %d", SEED + 3, i).isTrue();
      assertThat(has).isNotNegative();
      assertThat(owes).isNotNegative();
    }
  }

  @Test
  void whatIsLostInADisputeIsDividedBetweenCreatorsAndReserveToTheCent() {
    Random random = new Random(SEED + 4);
    for (int i = 0; i < 3000; i++) {
      SaleLine line = line(random, "EUR", weights(random));
      List<DisputePosting.Held> held =
          LineShare.of(line).stream()
              .map(share -> {
                boolean creator = share.role() == Role.CREATOR;
                long blocked = creator ? random.nextLong(share.amount().minor() + 1) : 0;
                return new DisputePosting.Held(
                    share, eur(0), eur(blocked), share.amount().minus(eur(blocked)));
              })
              .toList();
      Money beyond = eur(random.nextInt(3));
      BasisPoints reserve = new BasisPoints(random.nextInt(BasisPoints.WHOLE + 1));
      if (line.gross().plus(beyond).isZero()) {
        continue;
      }
      Posting lost =
          DisputePosting.lost(
              "dp_1",
              "order_1",
              line.gross().plus(beyond),
              held,
              reserve,
              new Purses(),
              PolicyVersion.GENESIS,
              AT);
      Money granted = eur(0);
      Money gone = eur(0);
      for (Move move : lost.moves()) {
        granted = move.place() == Place.GRANTED ? granted.plus(move.amount()) : granted;
        gone = move.place() == Place.GRANTED ? gone : gone.plus(move.amount());
      }
      long error =
          granted.minor() * BasisPoints.WHOLE
              - line.settlement().creator().minor() * reserve.value();
      assertThat(Math.abs(error)).as("seed %d, case %d", SEED + 4, i).isLessThan(BasisPoints.WHOLE);
      assertThat(gone).as("seed %d, case %d", SEED + 4, i).isEqualTo(line.gross().negated());
    }
  }

  private static PaidOrder order(Random random) {
    String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    Map<MemberId, Long> people = weights(random);
    List<SaleLine> lines = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      lines.add(line(random, currency, i % 2 == 0 ? people : weights(random)));
    }
    return new PaidOrder("order_" + random.nextLong(), PolicyVersion.GENESIS, lines, AT);
  }

  private static SaleLine line(Random random, String currency, Map<MemberId, Long> weights) {
    Money net = Money.of(1 + random.nextLong(random.nextBoolean() ? 50 : 10_000_000), currency);
    Settlement settlement = Settlement.of(net, split(random));
    Money tax = Money.of(net.minor() * random.nextInt(2701) / 10_000, currency);
    return new SaleLine(
        "line_" + random.nextLong(),
        "work_1",
        "Harbour at dawn",
        "STANDARD",
        settlement,
        CreatorShare.divide(settlement.creator(), weights),
        new TaxDue(random.nextBoolean() ? "DE" : "FR", new BasisPoints(1900), tax));
  }

  /** One to twenty contributors with weights: as many as may sign a division. */
  private static Map<MemberId, Long> weights(Random random) {
    Map<MemberId, Long> weights = new LinkedHashMap<>();
    for (int i = random.nextInt(MOST_PEOPLE); i >= 0; i--) {
      weights.put(
          new MemberId(new UUID(random.nextLong(), random.nextLong())), 1 + random.nextLong(9999));
    }
    return weights;
  }

  private static RevenueSplit split(Random random) {
    int creator = random.nextInt(BasisPoints.WHOLE + 1);
    int operating = random.nextInt(BasisPoints.WHOLE - creator + 1);
    int solidarity = random.nextInt(BasisPoints.WHOLE - creator - operating + 1);
    return new RevenueSplit(
        PolicyVersion.GENESIS,
        new BasisPoints(creator),
        new BasisPoints(operating),
        new BasisPoints(solidarity),
        new BasisPoints(BasisPoints.WHOLE - creator - operating - solidarity));
  }

  /** Members whose ids stand in the order of the weights. */
  private static List<Long> divided(long part, long... weights) {
    Map<MemberId, Long> shares = new LinkedHashMap<>();
    for (int i = 0; i < weights.length; i++) {
      shares.put(new MemberId(new UUID(0, i)), weights[i]);
    }
    return CreatorShare.divide(eur(part), shares).stream()
        .map(share -> share.amount().minor())
        .toList();
  }

  private static MemberId member() {
    return new MemberId(UUID.randomUUID());
  }

  private static Money sum(List<Money> parts) {
    return parts.stream().reduce(Money::plus).orElseThrow();
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
