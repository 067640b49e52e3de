package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberVoteTests {

  @Test
  void aCountExplainsItselfStepByStep() {
    Count count = NumberVote.count(2_000, Takes.HIGHER, List.of(1_700L, 1_500L), 1, 2);

    assertThat(count.finding()).isEqualTo(Finding.CARRIED);
    assertThat(count.value()).isEqualTo(1_700);
    assertThat(count.trace().steps())
        .containsExactly(
            step(StepKind.PAPERS, List.of(), 3, 1, 2),
            step(StepKind.QUORUM_REACHED, List.of(), 2, 2),
            step(StepKind.VOTES, List.of(1_500L), 1, 1),
            step(StepKind.VOTES, List.of(1_700L), 1, 2),
            step(StepKind.PHANTOM, List.of(2_000L)),
            step(StepKind.MIDDLE, List.of(1_700L), 2, 3),
            step(StepKind.CHANGES, List.of(2_000L, 1_700L)));
  }

  @Test
  void aRiseShowsHowFarTwoThirdsGo() {
    Count count =
        NumberVote.count(
            2_000, Takes.HIGHER, List.of(2_600L, 2_200L, 2_400L, 2_000L, 2_400L), 0, 3);

    assertThat(count.value()).isEqualTo(2_200);
    assertThat(count.trace().steps())
        .containsSubsequence(
            step(StepKind.MIDDLE, List.of(2_400L), 3, 5),
            step(StepKind.TWO_THIRDS, List.of(2_000L, 2_400L), 4, 5),
            step(StepKind.GOES_SO_FAR, List.of(2_200L), 4, 4),
            step(StepKind.TOO_FEW, List.of(2_400L), 3, 4),
            step(StepKind.CHANGES, List.of(2_000L, 2_200L)));
  }

  @Test
  void belowTheQuorumNothingIsCountedAndNothingChanges() {
    Count count = NumberVote.count(2_000, Takes.HIGHER, List.of(1_500L), 5, 2);

    assertThat(count.finding()).isEqualTo(Finding.NO_QUORUM);
    assertThat(count.value()).isEqualTo(2_000);
    assertThat(count.trace().steps())
        .containsExactly(
            step(StepKind.PAPERS, List.of(), 6, 5, 1),
            step(StepKind.QUORUM_MISSED, List.of(), 1, 2),
            step(StepKind.STAYS, List.of(2_000L)));
  }

  @Test
  void aVoteForThePresentValueIsNotCarried() {
    Count count = NumberVote.count(2_000, Takes.NEITHER, List.of(2_000L, 2_000L, 500L), 0, 0);
    assertThat(count.finding()).isEqualTo(Finding.NOT_CARRIED);
    assertThat(count.value()).isEqualTo(2_000);
  }

  @Test
  void theStepsAlwaysEndWhereTheRuleEnds() {
    Electorate.forAll(electorate -> {
      for (Takes takes : Takes.values()) {
        Count count = NumberVote.count(electorate.present, takes, electorate.votes, 0, 0);
        long expected = RateRule.of(electorate.present, electorate.votes, takes);
        assertThat(count.value()).isEqualTo(expected);
        assertThat(retold(electorate.present, count.trace())).isEqualTo(expected);
      }
    });
  }

  /** What a reader of the steps alone takes the result to be. */
  private static long retold(long present, CountTrace trace) {
    long value = present;
    for (Step step : trace.steps()) {
      value =
          switch (step.kind()) {
            case MIDDLE -> step.values().getFirst();
            case TWO_THIRDS -> present;
            case GOES_SO_FAR -> step.values().getFirst();
            default -> value;
          };
    }
    return value;
  }

  private static Step step(StepKind kind, List<Long> values, long... counts) {
    return new Step(kind, values, Arrays.stream(counts).boxed().toList());
  }
}
