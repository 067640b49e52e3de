package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RateRuleTests {

  @Test
  void theMiddleVoteDecidesALowerCommission() {
    assertThat(RateRule.of(2_000, List.of(1_500L, 1_700L, 1_750L, 2_000L, 2_500L), Takes.HIGHER))
        .isEqualTo(1_750);
  }

  @Test
  void anEvenNumberOfVotesIsCompletedByThePresentValue() {
    assertThat(RateRule.of(2_000, List.of(1_500L, 1_700L), Takes.HIGHER)).isEqualTo(1_700);
    assertThat(RateRule.of(2_000, List.of(1_500L, 2_500L), Takes.HIGHER)).isEqualTo(2_000);
  }

  @Test
  void aHigherCommissionGoesOnlyAsFarAsTwoThirdsWant() {
    // The middle is 2,400, but only four of the six needed go beyond 2,200.
    List<Long> votes =
        List.of(1_800L, 2_000L, 2_200L, 2_200L, 2_400L, 2_400L, 2_600L, 2_600L, 2_600L);
    assertThat(MedianCount.of(2_000, votes)).isEqualTo(2_400);
    assertThat(RateRule.of(2_000, votes, Takes.HIGHER)).isEqualTo(2_200);
    assertThat(RateRule.of(2_000, votes, Takes.NEITHER)).isEqualTo(2_400);
  }

  @Test
  void exactlyTwoThirdsAreEnoughAndOneFewerAreNot() {
    assertThat(RateRule.of(2_000, List.of(2_000L, 2_100L, 2_100L), Takes.HIGHER)).isEqualTo(2_100);
    assertThat(RateRule.of(2_000, List.of(2_000L, 2_000L, 2_100L, 2_100L, 2_100L), Takes.HIGHER))
        .isEqualTo(2_000);
  }

  @Test
  void aLowerFloorGoesOnlyAsFarAsTwoThirdsWant() {
    assertThat(RateRule.of(1_500, List.of(1_000L, 1_000L, 1_500L, 1_600L, 1_200L), Takes.LOWER))
        .isEqualTo(1_500);
    assertThat(RateRule.of(1_500, List.of(1_000L, 1_200L, 1_500L), Takes.LOWER)).isEqualTo(1_200);
  }

  @Test
  void withoutVotesEverythingStays() {
    for (Takes takes : Takes.values()) {
      assertThat(RateRule.of(2_000, List.of(), takes)).isEqualTo(2_000);
    }
    assertThat(Quantile.twoThirds(2_000, List.of())).isEqualTo(2_000);
  }

  @Test
  void theOrderOfPapersDoesNotMatter() {
    Electorate.forAll(electorate -> {
      List<Long> shuffled = electorate.shuffled();
      for (Takes takes : Takes.values()) {
        assertThat(RateRule.of(electorate.present, shuffled, takes))
            .isEqualTo(RateRule.of(electorate.present, electorate.votes, takes));
      }
    });
  }

  @Test
  void noOtherValueBeatsTheMedianOneAgainstOne() {
    Electorate.forAll(electorate -> {
      long median = MedianCount.of(electorate.present, electorate.votes);
      LongStream.concat(
              electorate.votes.stream().mapToLong(Long::longValue),
              LongStream.of(electorate.present))
          .forEach(rival -> {
            long forRival = nearer(electorate.votes, rival, median);
            long forMedian = nearer(electorate.votes, median, rival);
            assertThat(forRival)
                .as("%s against %s", rival, median)
                .isLessThanOrEqualTo(forMedian + (electorate.votes.size() % 2 == 0 ? 1 : 0));
          });
    });
  }

  @Test
  void nobodyGainsByVotingForAnotherValueThanTheyWant() {
    Electorate.forAll(electorate -> {
      if (electorate.votes.isEmpty()) {
        return;
      }
      int voter = electorate.random.nextInt(electorate.votes.size());
      long wanted = electorate.votes.get(voter);
      for (Takes takes : Takes.values()) {
        long honest = RateRule.of(electorate.present, electorate.votes, takes);
        for (long lie = 500; lie <= 5_000; lie += 50) {
          long other = RateRule.of(electorate.present, electorate.with(voter, lie), takes);
          // Better for the voter would be: nearer, on the side they are on.
          boolean between =
              Math.min(honest, wanted) <= other
                  && other <= Math.max(honest, wanted)
                  && other != honest;
          assertThat(between).as("%s by saying %s: %s", wanted, lie, takes).isFalse();
        }
      }
    });
  }

  @Test
  void theResultLiesBetweenThePresentValueAndTheMedian() {
    Electorate.forAll(electorate -> {
      long median = MedianCount.of(electorate.present, electorate.votes);
      for (Takes takes : Takes.values()) {
        assertThat(RateRule.of(electorate.present, electorate.votes, takes))
            .isBetween(Math.min(electorate.present, median), Math.max(electorate.present, median));
      }
    });
  }

  @Test
  void whateverIsTakenFromCreatorsHasTwoThirdsBehindIt() {
    Electorate.forAll(electorate -> {
      long result = RateRule.of(electorate.present, electorate.votes, Takes.HIGHER);
      if (result > electorate.present) {
        long behind = electorate.votes.stream().filter(vote -> vote >= result).count();
        assertThat(3 * behind).isGreaterThanOrEqualTo(2L * electorate.votes.size());
      }
    });
  }

  /** Votes that lie nearer to one value than to another. */
  private static long nearer(List<Long> votes, long to, long than) {
    return votes.stream().filter(vote -> Math.abs(vote - to) < Math.abs(vote - than)).count();
  }
}
