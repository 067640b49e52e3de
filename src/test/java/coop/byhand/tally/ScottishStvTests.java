package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Small elections counted by hand, for what no official table shows: ties, lots, few seats. */
class ScottishStvTests {

  private static final Lot LOT = new Lot("dice");

  @Test
  void aSurplusIsPassedOnPaperByPaperAndRemaindersAreIgnored() {
    StvCount count = count(2, box(3).add(5, 1, 2).add(2, 1).add(1, 2).add(2, 3));

    assertThat(count.quota()).isEqualTo(4);
    assertThat(count.elected()).containsExactly(1, 2);
    assertThat(count.stages())
        .containsExactly(
            new StvStage(
                1,
                StvAction.FIRST_PREFERENCES,
                0,
                List.of(
                    new StvMove(1, 7, 100_000, 700_000),
                    new StvMove(2, 1, 100_000, 100_000),
                    new StvMove(3, 2, 100_000, 200_000)),
                List.of(700_000L, 100_000L, 200_000L),
                0,
                0,
                Optional.empty(),
                List.of(1),
                List.of()),
            new StvStage(
                2,
                StvAction.SURPLUS,
                1,
                List.of(new StvMove(2, 5, 42_857, 214_285), new StvMove(0, 2, 42_857, 85_714)),
                List.of(400_000L, 314_285L, 200_000L),
                85_715,
                1,
                Optional.empty(),
                List.of(),
                List.of()),
            new StvStage(
                3,
                StvAction.EXCLUSION,
                3,
                List.of(new StvMove(0, 2, 100_000, 200_000)),
                List.of(400_000L, 314_285L, 0L),
                285_715,
                1,
                Optional.empty(),
                List.of(),
                List.of(2)));
    assertThat(count.fates())
        .containsExactly(
            new StvFate(1, StvFate.Status.ELECTED, 1),
            new StvFate(2, StvFate.Status.ELECTED, 3),
            new StvFate(3, StvFate.Status.EXCLUDED, 2));
  }

  @Test
  void aTieForExclusionIsDecidedByTheLatestStageThatToldThemApart() {
    StvCount count = count(1, box(4).add(6, 1).add(4, 2).add(3, 3, 2).add(1, 4, 3));

    assertThat(count.stages().get(2).tie()).contains(new StvTie(List.of(2, 3), 3, 1));
    assertThat(count.stages().get(2).tie().orElseThrow().byLot()).isFalse();
    assertThat(count.elected()).containsExactly(2);
    assertThat(count.stages()).hasSize(4);
  }

  @Test
  void amongThreeTheStageBeforeDecidesBetweenThoseStillLevel() {
    StvCount count =
        count(
            1,
            box(6).add(10, 1).add(3, 2).add(4, 3).add(5, 4).add(1, 5, 2).add(1, 6, 2).add(1, 6, 3));

    assertThat(count.stages().get(3).tie()).contains(new StvTie(List.of(2, 3, 4), 2, 1));
  }

  @Test
  void aTieAtEveryStageIsDecidedByTheLot() {
    StvCount count = count(1, box(3).add(6, 1).add(4, 2).add(4, 3));

    int loser = LOT.ticket(2).compareTo(LOT.ticket(3)) < 0 ? 3 : 2;
    StvTie tie = count.stages().get(1).tie().orElseThrow();
    assertThat(tie).isEqualTo(new StvTie(List.of(2, 3), loser, 0));
    assertThat(tie.byLot()).isTrue();
  }

  @Test
  void ofEqualSurplusesTheOneThatWasHigherEarlierGoesFirst() {
    StvCount count =
        count(3, box(5).add(10, 1).add(9, 2).add(8, 3).add(8, 4).add(2, 5, 1).add(3, 5, 2));

    assertThat(count.stages().get(1).elected()).containsExactly(1, 2);
    assertThat(count.stages().get(2).action()).isEqualTo(StvAction.SURPLUS);
    assertThat(count.stages().get(2).candidate()).isEqualTo(1);
    assertThat(count.stages().get(2).tie()).contains(new StvTie(List.of(1, 2), 1, 1));
    assertThat(count.stages().get(3).candidate()).isEqualTo(2);
    assertThat(count.stages().get(3).tie()).isEmpty();
  }

  @Test
  void ofSurplusesThatWereAlwaysEqualTheWinnerOfTheLotGoesFirst() {
    StvCount count = count(3, box(5).add(10, 1).add(10, 2).add(3, 3).add(2, 4).add(1, 5));

    int winner = LOT.ticket(1).compareTo(LOT.ticket(2)) < 0 ? 1 : 2;
    assertThat(count.stages().get(1).tie()).contains(new StvTie(List.of(1, 2), winner, 0));
    assertThat(count.stages().get(1).candidate()).isEqualTo(winner);
  }

  @Test
  void theLotCanBeDrawnAgainByAnybody() {
    assertThat(new Lot("dice").ticket(2))
        .isEqualTo("9dbcef763074dacbe6c2926428bd2861925a10357afbffdcdb46ce696f1c12d0");
    assertThat(new Lot("dice").ticket(2)).isNotEqualTo(new Lot("dice ").ticket(2));
  }

  @Test
  void oneSeatNeedsMoreThanHalf() {
    StvCount atOnce = count(1, box(3).add(4, 1).add(3, 2));
    assertThat(atOnce.stages()).hasSize(1);
    assertThat(atOnce.elected()).containsExactly(1);

    StvCount half = count(1, box(3).add(4, 1).add(3, 2).add(1, 3, 2));
    assertThat(half.quota()).isEqualTo(5);
    assertThat(half.stages()).hasSize(3);
    assertThat(half.elected()).hasSize(1);
  }

  @Test
  void exactlyTheQuotaElectsAndLeavesNoSurplus() {
    StvCount count = count(2, box(4).add(4, 1, 2).add(3, 2).add(3, 3).add(1, 4, 3));

    assertThat(count.quota()).isEqualTo(4);
    assertThat(count.stages().getFirst().elected()).containsExactly(1);
    assertThat(count.stages().get(1).action()).isEqualTo(StvAction.EXCLUSION);
    assertThat(count.elected()).containsExactly(1, 3);
    assertThat(count.fates().get(1)).isEqualTo(new StvFate(2, StvFate.Status.CONTINUING, 2));
  }

  @Test
  void withAsManySeatsAsCandidatesNothingIsTransferred() {
    StvCount count = count(3, box(3).add(9, 2, 1).add(1, 1));

    assertThat(count.stages()).hasSize(1);
    assertThat(count.stages().getFirst().elected()).containsExactly(2);
    assertThat(count.stages().getFirst().filled()).containsExactly(1, 3);
    assertThat(count.elected()).containsExactly(2, 1, 3);
    assertThat(count(5, box(2).add(1, 2)).elected()).containsExactly(2, 1);
  }

  @Test
  void emptyAndSpoiltPapersAreCountedButAreNotPartOfThePoll() {
    StvCount count = count(1, box(2).add(3, 1).add(2).add(4, 2, 1, 2).addSpoilt(5));

    assertThat(count.validPoll()).isEqualTo(3);
    assertThat(count.empty()).isEqualTo(2);
    assertThat(count.spoilt()).isEqualTo(9);
    assertThat(count.quota()).isEqualTo(2);
    assertThat(count.elected()).containsExactly(1);
  }

  @Test
  void withoutAnyPaperTheLotFillsTheSeats() {
    StvCount count = count(1, box(3));

    assertThat(count.validPoll()).isZero();
    assertThat(count.quota()).isEqualTo(1);
    assertThat(count.elected()).hasSize(1);
    assertThat(count.stages().get(1).tie().orElseThrow().byLot()).isTrue();
  }

  @Test
  void whatIsNoElectionIsRefused() {
    assertThatThrownBy(() -> count(0, box(1))).hasMessageContaining("0 seats");
    assertThatThrownBy(() -> box(0)).hasMessageContaining("without candidates");
    assertThatThrownBy(() -> box(2).add(1, 3)).hasMessage("no candidate 3 stands");
    assertThatThrownBy(() -> box(2).add(1, 0)).hasMessage("no candidate 0 stands");
    assertThatThrownBy(() -> box(2).add(0, 1)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> box(2).add(900_000_000, 1).add(1, 1)).hasMessageContaining("not 1");
    assertThat(box(2).add(899_999_999, 1).add(1, 2).close().valid()).isEqualTo(900_000_000);
  }

  @Test
  void votesAreWrittenWithFiveDecimals() {
    assertThat(Votes.text(61_842_452)).isEqualTo("618.42452");
    assertThat(Votes.text(0)).isEqualTo("0.00000");
    assertThat(Votes.text(7)).isEqualTo("0.00007");
    assertThat(Votes.text(-150_000)).isEqualTo("-1.50000");
  }

  private static RankedBallots.Builder box(int candidates) {
    return RankedBallots.box(candidates);
  }

  private static StvCount count(int seats, RankedBallots.Builder box) {
    return ScottishStv.count(box.close(), seats, LOT);
  }
}
