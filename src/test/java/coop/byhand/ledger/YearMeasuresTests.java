package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PatronageBasis;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Both measures of what creators did in a year come from the journals written in it. */
@ByhandTest
class YearMeasuresTests {

  private static final long SEED = 20261202L;
  private static final Currency EUR = Currency.getInstance("EUR");

  @Autowired YearMeasures measures;
  @Autowired YearDesk desk;
  @Autowired Bookkeeper bookkeeper;

  private int year;
  private MemberId board;

  @BeforeEach
  void aYearIsOpen() {
    year = desk.openYear();
    board = desk.board();
  }

  @Test
  void coAuthorsAreMeasuredByTheirWeightsAndRefundsAreTakenOff() {
    MemberId ana = desk.maker("Ana");
    MemberId ben = desk.maker("Ben");
    PaidOrder order =
        desk.sell(year, bookkeeper.line(Map.of(ana, 60, ben, 40), eur(10_000), 1900, "DE"));
    desk.refund(year, order, 5_950);
    desk.sell(year, ben, eur(1_000));
    assertThat(creators(PatronageBasis.COMMISSION))
        .containsOnly(entry(ana, 540L), entry(ben, 360L + 180L));
    assertThat(creators(PatronageBasis.EARNINGS))
        .containsOnly(entry(ana, 2_400L), entry(ben, 1_600L + 800L));
    desk.close(year, board);
  }

  @Test
  void whatCameToNothingIsNoMeasure() {
    MemberId ana = desk.maker("Ana");
    MemberId ben = desk.maker("Ben");
    PaidOrder before = desk.sell(year, bookkeeper.line(ana, 10_000));
    desk.close(year, board);
    year++;
    PaidOrder whole = desk.sell(year, bookkeeper.line(ben, 10_000));
    desk.refund(year, whole, 11_900);
    desk.refund(year, before, 5_950);
    assertThat(creators(PatronageBasis.COMMISSION)).isEmpty();
    assertThat(creators(PatronageBasis.EARNINGS)).isEmpty();
    desk.sell(year, desk.maker("Cleo"), eur(100_000));
    desk.close(year, board);
  }

  @Test
  void overAllMembersTheMeasureIsTheIncomeOfTheYear() {
    Random random = new Random(SEED);
    List<MemberId> makers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      makers.add(desk.maker("Maker " + i));
    }
    for (int i = 0; i < 60; i++) {
      Map<MemberId, Integer> weights = new LinkedHashMap<>();
      for (int k = random.nextInt(3); k >= 0; k--) {
        weights.put(makers.get(random.nextInt(makers.size())), 1 + random.nextInt(90));
      }
      Money net = eur(1 + random.nextLong(random.nextBoolean() ? 20 : 50_000));
      PaidOrder order = desk.sell(year, bookkeeper.line(weights, net, 1900, "DE"));
      if (random.nextInt(3) == 0) {
        long gross = order.lines().getFirst().gross().minor();
        desk.refund(year, order, 1 + random.nextLong(gross));
      }
    }
    YearResult.Line commission =
        measures.results(span()).stream()
            .filter(result -> result.currency().equals(EUR))
            .flatMap(result -> result.lines().stream())
            .filter(line -> line.account() == Chart.COMMISSION)
            .findFirst()
            .orElseThrow();
    long sum = creators(PatronageBasis.COMMISSION).values().stream().mapToLong(m -> m).sum();
    assertThat(sum).as("seed %d", SEED).isEqualTo(commission.amount().minor()).isPositive();
    desk.close(year, board);
  }

  /** The worked example: of a commission of 20.00, 2.00 is for the fund and 2.04 the provider's. */
  @Test
  void whatTheProviderKeptIsTakenOffWhatTheCoopHasLeft() {
    desk.sell(year, bookkeeper.line(desk.maker("Ana"), 10_000));
    desk.fee(year, eur(204));
    YearResult result =
        measures.results(span()).stream()
            .filter(each -> each.currency().equals(EUR))
            .findFirst()
            .orElseThrow();
    assertThat(result.lines())
        .containsExactly(
            new YearResult.Line(Chart.COMMISSION, eur(1_800)),
            new YearResult.Line(Chart.STRIPE_FEES, eur(204)));
    assertThat(result.result()).isEqualTo(eur(1_596));
    desk.close(year, board);
  }

  private Map<MemberId, Long> creators(PatronageBasis basis) {
    return measures.creators(basis, EUR, span());
  }

  private YearSpan span() {
    return YearSpan.of(year, ZoneId.of("Europe/Brussels"));
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
