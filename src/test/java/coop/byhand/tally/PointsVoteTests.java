package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointsVoteTests {

  private static final Lot LOT = new Lot("dice");

  @Test
  void approvalGivesEveryOptionThatIsGoodEnoughOnePoint() {
    PointsCount count =
        new PointsVote(3, PointsRule.approval())
            .add(3, 1, 1, 0)
            .add(2, 0, 1, 0)
            .add(1, 0, 0, 0)
            .add(4, 2, 0, 0)
            .decide(3);

    assertThat(count.chosen()).containsExactly(2);
    assertThat(count.totals()).containsExactly(3L, 5L, 0L);
    assertThat(count.ranking()).containsExactly(List.of(2), List.of(1), List.of(3));
    assertThat(count.validPoll()).isEqualTo(5);
    assertThat(count.empty()).isEqualTo(1);
    assertThat(count.spoilt()).isEqualTo(4);
    assertThat(count.steps())
        .containsExactly(
            PointsStep.of(PointsStep.Kind.PAPERS, List.of(), 10, 1, 4, 5),
            PointsStep.of(PointsStep.Kind.POINTS, List.of(1), 3, 3),
            PointsStep.of(PointsStep.Kind.POINTS, List.of(2), 5, 5),
            PointsStep.of(PointsStep.Kind.POINTS, List.of(3), 0, 0),
            PointsStep.of(PointsStep.Kind.CHOSEN, List.of(2)));
  }

  @Test
  void scoresAreAddedUp() {
    PointsCount count =
        new PointsVote(2, PointsRule.score(5)).add(1, 5, 0).add(3, 1, 3).add(1, 6, 0).sense();

    assertThat(count.totals()).containsExactly(8L, 9L);
    assertThat(count.spoilt()).isEqualTo(1);
    assertThat(count.chosen()).isEmpty();
    assertThat(count.steps()).hasSize(3);
  }

  @Test
  void whoLaysMoreDotsThanThereAreSpoilsThePaper() {
    PointsCount count =
        new PointsVote(3, PointsRule.dots(4))
            .add(2, 4, 0, 0)
            .add(1, 1, 1, 2)
            .add(1, 3, 2, 0)
            .add(1, -1, 2, 0)
            .sense();

    assertThat(count.totals()).containsExactly(9L, 1L, 2L);
    assertThat(count.spoilt()).isEqualTo(2);
  }

  @Test
  void inATieTheDefaultWins() {
    PointsVote vote = new PointsVote(3, PointsRule.approval()).add(2, 1, 0, 0).add(2, 0, 1, 0);
    PointsCount count = vote.decide(3);

    assertThat(count.chosen()).containsExactly(3);
    assertThat(count.steps())
        .endsWith(
            PointsStep.of(PointsStep.Kind.TIE, List.of(1, 2), 2, 1),
            PointsStep.of(PointsStep.Kind.DEFAULT_WINS, List.of(3)),
            PointsStep.of(PointsStep.Kind.CHOSEN, List.of(3)));
    assertThat(new PointsVote(2, PointsRule.approval()).decide(2).chosen()).containsExactly(2);
  }

  @Test
  void forTheLastPlacesTheLotIsDrawnAmongThoseLevel() {
    PointsVote vote =
        new PointsVote(4, PointsRule.approval()).add(2, 1, 1, 0, 1).add(1, 0, 0, 0, 1);
    PointsCount count = vote.elect(2, LOT);

    int drawn = LOT.ticket(1).compareTo(LOT.ticket(2)) < 0 ? 1 : 2;
    assertThat(count.chosen()).containsExactly(4, drawn);
    assertThat(count.steps())
        .contains(
            PointsStep.of(PointsStep.Kind.TIE, List.of(1, 2), 2, 1),
            PointsStep.of(PointsStep.Kind.LOT, List.of(drawn)));
    assertThat(vote.elect(3, LOT).chosen()).containsExactly(4, 1, 2);
    assertThat(vote.elect(9, LOT).chosen()).containsExactly(4, 1, 2, 3);
    assertThat(vote.elect(3, LOT).steps()).noneMatch(s -> s.kind() == PointsStep.Kind.TIE);
  }

  @Test
  void oneMorePointNeverHarms() {
    for (int i = 0; i < 1_000; i++) {
      long seed = Electorate.SEED + i;
      Random random = new Random(seed);
      PointsVote vote = new PointsVote(4, PointsRule.score(3));
      for (int paper = random.nextInt(12); paper >= 0; paper--) {
        vote.add(1, random.ints(4, 0, 4).toArray());
      }
      int winner = vote.elect(1, LOT).chosen().getFirst();
      int[] more = new int[4];
      more[winner - 1] = 1;
      assertThat(vote.add(1, more).elect(1, LOT).chosen()).as("seed %s", seed).contains(winner);
    }
  }

  @Test
  void whatIsNoVoteIsRefused() {
    PointsVote vote = new PointsVote(2, PointsRule.approval());
    assertThatThrownBy(() -> vote.add(0, 1, 1)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> vote.add(1, 1)).hasMessage("points for 1 of 2");
    assertThatThrownBy(() -> vote.decide(3)).hasMessageContaining("not one of the options");
    assertThatThrownBy(() -> vote.decide(0)).hasMessageContaining("not one of the options");
    assertThatThrownBy(() -> vote.elect(0, LOT)).hasMessageContaining("0 places");
    assertThatThrownBy(() -> PointsRule.dots(0)).hasMessageContaining("nothing");
    assertThatThrownBy(() -> new PointsVote(0, PointsRule.approval()))
        .hasMessageContaining("without options");
  }

  @Test
  void oneObjectionStopsADraftAndDoubtsDoNot() {
    assertThat(new Consent(3, 2, 0, 9, 5).finding()).isEqualTo(Finding.CARRIED);
    assertThat(new Consent(3, 2, 1, 0, 5).finding()).isEqualTo(Finding.NOT_CARRIED);
    assertThat(new Consent(3, 1, 0, 9, 5).finding()).isEqualTo(Finding.NO_QUORUM);
    assertThat(new Consent(0, 5, 0, 0, 5).finding()).isEqualTo(Finding.NOT_CARRIED);
    assertThat(new Consent(1, 2, 3, 4, 5).voices()).isEqualTo(6);
    assertThatThrownBy(() -> new Consent(0, 0, -1, 0, 0)).hasMessage("fewer papers than none");
  }
}
