package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PatronageBasis;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.policy.YearRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a year leaves is divided as computed by hand, and never more nor less than there is. */
class YearDivisionTests {

  private static final long SEED = 20261201L;
  private static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD", "JPY");

  @Test
  void aSurplusOfOneMillionIsDividedAsComputedByHand() {
    YearDivision division =
        YearDivision.of(
            Money.of(1_234_567, "EUR"),
            rules(2_000, 0, 10_000, 2_000),
            measures(1_250_000, 430_000, 90_000, 5_000),
            Map.of());
    assertThat(division.reserve().minor()).isEqualTo(246_913);
    assertThat(division.patronage().minor()).isEqualTo(987_654);
    assertThat(division.shares())
        .extracting(share -> share.amount().minor())
        .containsExactly(695_531L, 239_263L, 50_078L, 2_782L);
    assertThat(division.shares())
        .extracting(share -> share.cash().minor())
        .containsExactly(139_107L, 47_853L, 10_016L, 557L);
  }

  @Test
  void theExampleOfTheRulesComesOut() {
    YearDivision division =
        YearDivision.of(
            Money.of(5_000_000, "EUR"),
            rules(3_000, 300, 8_000, 5_000),
            measures(700_000, 300_000),
            measures(120, 40));
    assertThat(division.reserve().minor()).isEqualTo(1_500_000);
    assertThat(division.education().minor()).isEqualTo(150_000);
    assertThat(division.patronage().minor()).isEqualTo(3_350_000);
    assertThat(division.of(PatronageClass.CREATOR).minor()).isEqualTo(2_680_000);
    assertThat(division.of(PatronageClass.WORKER).minor()).isEqualTo(670_000);
    assertThat(division.cash().minor()).isEqualTo(1_675_000);
    assertThat(division.shares())
        .extracting(share -> share.amount().minor())
        .containsExactly(1_876_000L, 804_000L, 502_500L, 167_500L);
  }

  @Test
  void aClassInWhichNobodyHasAMeasureLeavesItsPartToTheOther() {
    YearRules rules = rules(3_000, 300, 8_000, 5_000);
    YearDivision noHours =
        YearDivision.of(Money.of(1_000, "EUR"), rules, measures(3), measures(0, 0));
    assertThat(noHours.of(PatronageClass.CREATOR).minor()).isEqualTo(670);
    YearDivision noSales = YearDivision.of(Money.of(1_000, "EUR"), rules, Map.of(), measures(8));
    assertThat(noSales.of(PatronageClass.WORKER).minor()).isEqualTo(670);
  }

  @Test
  void whatNobodyMayHaveGoesToTheReserve() {
    YearDivision nobody =
        YearDivision.of(
            Money.of(1_000, "EUR"), rules(3_000, 300, 8_000, 5_000), Map.of(), Map.of());
    assertThat(nobody.reserve().minor()).isEqualTo(970);
    assertThat(nobody.education().minor()).isEqualTo(30);
    YearDivision votedNothing =
        YearDivision.of(
            Money.of(1_000, "EUR"), rules(3_000, 300, 10_000, 5_000), Map.of(), measures(8));
    assertThat(votedNothing.shares()).isEmpty();
    assertThat(votedNothing.reserve().minor()).isEqualTo(970);
  }

  @Test
  void educationGetsAtMostWhatTheReserveLeaves() {
    YearDivision all =
        YearDivision.of(
            Money.of(999, "EUR"), rules(10_000, 1_000, 8_000, 5_000), measures(1), Map.of());
    assertThat(all.reserve().minor()).isEqualTo(999);
    assertThat(all.education().isZero()).isTrue();
    YearDivision nearly =
        YearDivision.of(
            Money.of(1_000, "EUR"), rules(9_500, 1_000, 8_000, 5_000), measures(1), Map.of());
    assertThat(nearly.education().minor()).isEqualTo(50);
    assertThat(nearly.patronage().isZero()).isTrue();
  }

  @Test
  void ofNothingNobodyGetsAnything() {
    YearDivision none =
        YearDivision.of(
            Money.of(0, "EUR"), rules(3_000, 300, 8_000, 5_000), measures(5), measures(5));
    assertThat(none.shares()).isEmpty();
    assertThat(none.reserve().isZero()).isTrue();
  }

  @Test
  void nothingIsLostOrMadeWhateverIsDividedByWhateverRates() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      Money surplus = surplus(random, CURRENCIES.get(i % CURRENCIES.size()));
      YearRules rules = rules(random);
      YearDivision division = YearDivision.of(surplus, rules, measures(random), measures(random));
      Money sum = division.reserve().plus(division.education());
      for (YearShare share : division.shares()) {
        sum = sum.plus(share.cash()).plus(share.retained());
        long least = share.amount().minor() * (long) rules.cash().value();
        assertThat(share.cash().minor() * BasisPoints.WHOLE)
            .as("seed %d, case %d", SEED, i)
            .isBetween(least, least + BasisPoints.WHOLE - 1);
      }
      assertThat(sum).as("seed %d, case %d", SEED, i).isEqualTo(surplus);
      assertThat(division.education().isNegative() || division.reserve().isNegative())
          .as("seed %d, case %d", SEED, i)
          .isFalse();
    }
  }

  @Test
  void whoHasMoreOfTheMeasureNeverGetsLess() {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < 5_000; i++) {
      Map<MemberId, Long> creators = measures(random);
      YearDivision division =
          YearDivision.of(surplus(random, "EUR"), rules(random), creators, Map.of());
      for (YearShare one : division.shares()) {
        for (YearShare other : division.shares()) {
          if (one.measure() > other.measure()) {
            assertThat(one.amount().minor())
                .as("seed %d, case %d", SEED + 1, i)
                .isGreaterThanOrEqualTo(other.amount().minor());
            assertThat(one.cash().minor())
                .as("seed %d, case %d", SEED + 1, i)
                .isGreaterThanOrEqualTo(other.cash().minor());
          }
        }
      }
    }
  }

  @Test
  void whoseMeasureAloneGrowsNeverGetsLess() {
    Random random = new Random(SEED + 2);
    for (int i = 0; i < 5_000; i++) {
      Money surplus = surplus(random, "EUR");
      YearRules rules = rules(random);
      Map<MemberId, Long> before = measures(random);
      if (before.isEmpty()) {
        continue;
      }
      MemberId lucky = List.copyOf(before.keySet()).get(random.nextInt(before.size()));
      Map<MemberId, Long> after = new LinkedHashMap<>(before);
      after.merge(lucky, 1 + random.nextLong(10_000), Long::sum);
      assertThat(of(YearDivision.of(surplus, rules, after, Map.of()), lucky))
          .as("seed %d, case %d", SEED + 2, i)
          .isGreaterThanOrEqualTo(of(YearDivision.of(surplus, rules, before, Map.of()), lucky));
    }
  }

  @Test
  void aLargerSurplusNeverLeavesReserveEducationOrAClassWithLess() {
    Random random = new Random(SEED + 3);
    YearRules rules = rules(3_000, 300, 8_000, 5_000);
    for (int i = 0; i < 5_000; i++) {
      Money less = surplus(random, "EUR");
      Money more = less.plus(Money.of(BasisPoints.WHOLE + random.nextLong(1_000_000), "EUR"));
      YearDivision small = YearDivision.of(less, rules, measures(7, 2), measures(5));
      YearDivision large = YearDivision.of(more, rules, measures(7, 2), measures(5));
      assertThat(large.reserve())
          .as("seed %d, case %d", SEED + 3, i)
          .isGreaterThan(small.reserve());
      assertThat(large.education()).isGreaterThan(small.education());
      for (PatronageClass of : PatronageClass.values()) {
        assertThat(large.of(of)).as("seed %d, case %d", SEED + 3, i).isGreaterThan(small.of(of));
      }
    }
  }

  @Test
  void theOrderInWhichMembersAreNamedChangesNothing() {
    Random random = new Random(SEED + 4);
    for (int i = 0; i < 2_000; i++) {
      Money surplus = surplus(random, "EUR");
      YearRules rules = rules(random);
      Map<MemberId, Long> creators = measures(random);
      List<MemberId> shuffled = new ArrayList<>(creators.keySet());
      Collections.shuffle(shuffled, random);
      Map<MemberId, Long> other = new LinkedHashMap<>();
      shuffled.forEach(member -> other.put(member, creators.getOrDefault(member, 0L)));
      assertThat(YearDivision.of(surplus, rules, other, Map.of()))
          .as("seed %d, case %d", SEED + 4, i)
          .isEqualTo(YearDivision.of(surplus, rules, creators, Map.of()));
    }
  }

  private static long of(YearDivision division, MemberId member) {
    return division.of(member).stream().mapToLong(share -> share.amount().minor()).sum();
  }

  private static YearRules rules(int reserve, int education, int creators, int cash) {
    return new YearRules(
        PolicyVersion.GENESIS,
        new BasisPoints(reserve),
        new BasisPoints(education),
        new BasisPoints(creators),
        PatronageBasis.COMMISSION,
        new BasisPoints(cash));
  }

  private static YearRules rules(Random random) {
    return rules(
        random.nextInt(BasisPoints.WHOLE + 1),
        random.nextInt(BasisPoints.WHOLE + 1),
        random.nextInt(BasisPoints.WHOLE + 1),
        random.nextInt(BasisPoints.WHOLE + 1));
  }

  private static Money surplus(Random random, String currency) {
    return Money.of(random.nextLong(random.nextBoolean() ? 50 : 100_000_000_000L), currency);
  }

  /** Members in the order of their ids. */
  private static Map<MemberId, Long> measures(long... amounts) {
    Map<MemberId, Long> measures = new LinkedHashMap<>();
    for (int i = 0; i < amounts.length; i++) {
      measures.put(new MemberId(new UUID(1, i)), amounts[i]);
    }
    return measures;
  }

  private static Map<MemberId, Long> measures(Random random) {
    Map<MemberId, Long> measures = new LinkedHashMap<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      long amount =
          random.nextInt(4) == 0 ? 0 : random.nextLong(random.nextBoolean() ? 4 : 100_000);
      measures.put(new MemberId(new UUID(random.nextLong(), random.nextLong())), amount);
    }
    return measures;
  }
}
