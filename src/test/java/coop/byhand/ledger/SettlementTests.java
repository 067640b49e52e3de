package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.policy.RevenueSplit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementTests {

  private static final long SEED = 20261125L;
  private static final long HIGHEST_PRICE = 100_000_000L;

  @ParameterizedTest
  @CsvSource({
    // The vectors that were computed by hand and by two programs.
    "9999, 8000, 1500, 300, 200, 7999, 1500, 300, 200",
    "1, 8000, 1500, 300, 200, 1, 0, 0, 0",
    "10000, 8000, 1800, 200, 0, 8000, 1800, 200, 0",
    "0, 8000, 1800, 200, 0, 0, 0, 0, 0",
    "2, 5000, 5000, 0, 0, 1, 1, 0, 0",
    // A tie of remainders goes to whoever stands earlier: here the creator.
    "1, 5000, 5000, 0, 0, 1, 0, 0, 0",
    "3, 2500, 2500, 2500, 2500, 1, 1, 1, 0"
  })
  void knownPricesAreDividedAsComputed(
      long price, int c, int o, int s, int r, long creator, long operating, long solid, long rest) {
    Settlement settlement = Settlement.of(eur(price), split(c, o, s, r));
    assertThat(parts(settlement)).containsExactly(creator, operating, solid, rest);
  }

  @Test
  void everySaleIsDividedWithoutLosingACent() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      long price = random.nextLong(HIGHEST_PRICE + 1);
      RevenueSplit split = anySplit(random);
      Settlement settlement = Settlement.of(eur(price), split);
      long sum = parts(settlement).stream().mapToLong(Long::longValue).sum();
      assertThat(sum).as("seed %d, case %d: %d by %s", SEED, i, price, split).isEqualTo(price);
    }
  }

  @Test
  void nobodyIsFurtherThanACentFromTheirExactShare() {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < 20_000; i++) {
      long price = random.nextLong(HIGHEST_PRICE + 1);
      RevenueSplit split = anySplit(random);
      List<Long> parts = parts(Settlement.of(eur(price), split));
      List<Integer> rates =
          Stream.of(split.creator(), split.operating(), split.solidarity(), split.reserve())
              .map(BasisPoints::value)
              .toList();
      for (int part = 0; part < 4; part++) {
        // part·10,000 and price·rate are the same number of hundredths of basis points, exactly.
        long error = parts.get(part) * BasisPoints.WHOLE - price * rates.get(part);
        assertThat(Math.abs(error))
            .as("seed %d, case %d, part %d", SEED + 1, i, part)
            .isLessThan(BasisPoints.WHOLE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 1500, 2000, 5000})
  void aHigherPriceNeverGivesTheCreatorLess(int commission) {
    RevenueSplit split = split(BasisPoints.WHOLE - commission, commission, 0, 0);
    long before = 0;
    for (long price = 0; price <= 30_000; price++) {
      long creator = Settlement.of(eur(price), split).creator().minor();
      assertThat(creator).as("price %d", price).isGreaterThanOrEqualTo(before);
      before = creator;
    }
  }

  @Test
  void whatTheCreatorDoesNotGetIsTheCommission() {
    Settlement settlement = Settlement.of(eur(9999), split(8000, 1500, 300, 200));
    assertThat(settlement.commission()).isEqualTo(eur(2000));
    assertThat(settlement.policy()).isEqualTo(PolicyVersion.GENESIS);
  }

  @Test
  void yenAreDividedWithoutInventingASmallerCoin() {
    Settlement settlement = Settlement.of(Money.of(101, "JPY"), split(8000, 1800, 200, 0));
    assertThat(settlement.creator()).isEqualTo(Money.of(81, "JPY"));
    assertThat(settlement.operating()).isEqualTo(Money.of(18, "JPY"));
    assertThat(settlement.solidarity()).isEqualTo(Money.of(2, "JPY"));
  }

  @Test
  void sharesThatDoNotSumToThePriceAreNoSettlement() {
    RevenueSplit split = split(8000, 1800, 200, 0);
    assertThatThrownBy(() -> new Settlement(eur(100), split, eur(80), eur(18), eur(1), eur(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Settlement(eur(100), split, eur(101), eur(-1), eur(0), eur(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RevenueSplit anySplit(Random random) {
    int creator = random.nextInt(BasisPoints.WHOLE + 1);
    int operating = random.nextInt(BasisPoints.WHOLE - creator + 1);
    int solidarity = random.nextInt(BasisPoints.WHOLE - creator - operating + 1);
    return split(
        creator, operating, solidarity, BasisPoints.WHOLE - creator - operating - solidarity);
  }

  private static RevenueSplit split(int creator, int operating, int solidarity, int reserve) {
    return new RevenueSplit(
        PolicyVersion.GENESIS,
        new BasisPoints(creator),
        new BasisPoints(operating),
        new BasisPoints(solidarity),
        new BasisPoints(reserve));
  }

  private static List<Long> parts(Settlement settlement) {
    return Stream.of(
            settlement.creator(),
            settlement.operating(),
            settlement.solidarity(),
            settlement.reserve())
        .map(Money::minor)
        .toList();
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
