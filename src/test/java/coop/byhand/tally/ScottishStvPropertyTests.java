package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScottishStvPropertyTests {

  private static final Lot LOT = new Lot("4 2 6 1");

  @Test
  void theOrderOfPapersDoesNotMatter() {
    RankedElectorate.forAll(
        e -> assertThat(count(e.shuffled(), e)).isEqualTo(count(e.ballots(), e)));
  }

  @Test
  void noVoteIsLostOrMade() {
    RankedElectorate.forAll(e -> {
      StvCount count = count(e.ballots(), e);
      for (StvStage stage : count.stages()) {
        long held = stage.totals().stream().mapToLong(Long::longValue).sum();
        assertThat(held + stage.nonTransferable()).isEqualTo(count.validPoll() * Votes.ONE);
        assertThat(stage.fractions()).isBetween(0L, stage.nonTransferable());
      }
    });
  }

  @Test
  void theMovesAloneExplainEveryTotal() {
    RankedElectorate.forAll(e -> {
      StvCount count = count(e.ballots(), e);
      long[] totals = new long[e.candidates + 1];
      for (StvStage stage : count.stages()) {
        switch (stage.action()) {
          case FIRST_PREFERENCES -> assertThat(stage.candidate()).isZero();
          case SURPLUS -> totals[stage.candidate()] = count.quota() * Votes.ONE;
          case EXCLUSION -> totals[stage.candidate()] = 0;
        }
        for (StvMove move : stage.moves()) {
          assertThat(move.votes()).isEqualTo(move.papers() * move.value());
          totals[move.candidate()] += move.votes();
        }
        List<Long> replayed = Arrays.stream(totals).skip(1).boxed().toList();
        assertThat(stage.totals()).isEqualTo(replayed);
        assertThat(stage.nonTransferable()).isEqualTo(totals[0] + stage.fractions());
      }
    });
  }

  @Test
  void everySeatIsFilledWhileCandidatesLast() {
    RankedElectorate.forAll(e -> {
      StvCount count = count(e.ballots(), e);
      assertThat(count.elected()).doesNotHaveDuplicates().hasSize(Math.min(e.seats, e.candidates));
      for (StvFate fate : count.fates()) {
        boolean elected = count.elected().contains(fate.candidate());
        assertThat(fate.status() == StvFate.Status.ELECTED).isEqualTo(elected);
      }
    });
  }

  @Test
  void whoHasTheQuotaAtOnceIsElectedAtOnce() {
    RankedElectorate.forAll(e -> {
      StvCount count = count(e.ballots(), e);
      StvStage first = count.stages().getFirst();
      for (int candidate = 1; candidate <= e.candidates; candidate++) {
        boolean reached = first.total(candidate) >= count.quota() * Votes.ONE;
        assertThat(first.elected().contains(candidate)).isEqualTo(reached);
      }
    });
  }

  private static StvCount count(RankedBallots ballots, RankedElectorate electorate) {
    return ScottishStv.count(ballots, electorate.seats, LOT);
  }
}
