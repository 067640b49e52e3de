package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CountbackTests {

  private static final Lot LOT = new Lot("dice");

  /** Quota 4. The first candidate has 7, passes on 3 and keeps 4/7 of every paper. */
  private static final RankedBallots BALLOTS =
      RankedBallots.box(4).add(4, 1, 2, 3).add(2, 1, 3).add(1, 1).add(1, 4, 3).add(2, 2).close();

  @Test
  void thePapersOfTheDepartedDecideWithWhatTheyKept() {
    CountbackCount count = Countback.count(BALLOTS, 2, LOT, 1, set(3, 4));

    assertThat(ScottishStv.count(BALLOTS, 2, LOT).elected()).containsExactly(1, 2);
    assertThat(count.papers()).isEqualTo(7);
    assertThat(count.votes()).isEqualTo(7 * 57_143);
    assertThat(count.count().empty()).isEqualTo(1);
    assertThat(count.count().validPoll()).isEqualTo(6);
    assertThat(count.count().quota()).isEqualTo(2);
    assertThat(count.count().stages().getFirst().totals()).containsExactly(6 * 57_143L, 0L);
    assertThat(count.count().elected()).containsExactly(1);
    assertThat(count.elected()).isEqualTo(3);
    assertThat(count.departed()).isEqualTo(1);
  }

  @Test
  void withoutSurplusThePapersCountWhole() {
    RankedBallots ballots =
        RankedBallots.box(4).add(4, 1, 3, 4).add(3, 2).add(2, 3).add(1, 4).close();
    CountbackCount count = Countback.count(ballots, 2, LOT, 1, set(3, 4));

    assertThat(count.votes()).isEqualTo(4 * Votes.ONE);
    assertThat(count.count().stages()).hasSize(1);
    assertThat(count.elected()).isEqualTo(3);
  }

  @Test
  void whoStandsAloneTakesTheSeat() {
    assertThat(Countback.count(BALLOTS, 2, LOT, 2, set(4)).elected()).isEqualTo(4);
  }

  @Test
  void onlyTheDefeatedCanStandForTheSeatOfTheElected() {
    assertThatThrownBy(() -> Countback.count(BALLOTS, 2, LOT, 3, set(4)))
        .hasMessage("candidate 3 was not elected");
    for (TreeSet<Integer> wrong : List.of(set(), set(2, 3), set(1), set(0, 3), set(3, 5))) {
      assertThatThrownBy(() -> Countback.count(BALLOTS, 2, LOT, 1, wrong))
          .hasMessageContaining("not elected can stand");
    }
  }

  @Test
  void everyCountbackKeepsTheVotesTogetherAndTheOthersInTheirSeats() {
    RankedElectorate.forAll(e -> {
      RankedBallots ballots = e.ballots();
      StvCount election = ScottishStv.count(ballots, e.seats, LOT);
      TreeSet<Integer> standing = new TreeSet<>();
      for (int candidate = 1; candidate <= e.candidates; candidate++) {
        if (!election.elected().contains(candidate)) {
          standing.add(candidate);
        }
      }
      if (standing.isEmpty()) {
        return;
      }
      for (int departed : election.elected()) {
        CountbackCount again = Countback.count(ballots, e.seats, LOT, departed, standing);
        assertThat(again.elected()).isIn(standing);
        assertThat(Countback.count(e.shuffled(), e.seats, LOT, departed, standing))
            .isEqualTo(again);
        StvStage last = election.stages().getLast();
        assertThat(again.votes()).isGreaterThanOrEqualTo(last.total(departed));
        long lost = election.stages().getLast().fractions();
        assertThat(again.votes()).isLessThanOrEqualTo(last.total(departed) + lost);
        for (StvStage stage : again.count().stages()) {
          long held = stage.totals().stream().mapToLong(Long::longValue).sum();
          assertThat(held + stage.nonTransferable()).isLessThanOrEqualTo(again.votes());
        }
      }
    });
  }

  private static TreeSet<Integer> set(Integer... numbers) {
    return new TreeSet<>(List.of(numbers));
  }
}
