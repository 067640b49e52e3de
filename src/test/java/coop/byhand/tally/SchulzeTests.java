package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchulzeTests {

  private static final Lot LOT = new Lot("dice");

  @Test
  void aCycleIsBrokenAtItsWeakestDefeat() {
    SchulzeCount count =
        Schulze.count(
            new RankBallots(3).add(4, 1, 2, 3).add(3, 3, 1, 2).add(2, 2, 3, 1),
            Unranked.BELOW_ALL_RANKED,
            LOT);

    Defeat secondBeatsThird = new Defeat(2, 3, 7, 2);
    Defeat firstBeatsSecond = new Defeat(1, 2, 6, 3);
    Defeat thirdBeatsFirst = new Defeat(3, 1, 5, 4);
    assertThat(count.defeats())
        .containsExactly(secondBeatsThird, firstBeatsSecond, thirdBeatsFirst);
    assertThat(count.steps())
        .containsExactly(
            new SchulzeStep(SchulzeStep.Kind.DEFEATS, List.of(1, 2, 3), count.defeats()),
            new SchulzeStep(SchulzeStep.Kind.SCHWARTZ_SET, List.of(1, 2, 3), List.of()),
            new SchulzeStep(SchulzeStep.Kind.WEAKEST_DROPPED, List.of(), List.of(thirdBeatsFirst)),
            new SchulzeStep(SchulzeStep.Kind.SCHWARTZ_SET, List.of(1), List.of()),
            new SchulzeStep(SchulzeStep.Kind.WINNER, List.of(1), List.of()));
    assertThat(count.winner()).isEqualTo(1);
    assertThat(count.ranking()).containsExactly(List.of(1), List.of(2), List.of(3));
    assertThat(count.preferences())
        .containsExactly(List.of(0L, 6L, 4L), List.of(3L, 0L, 7L), List.of(5L, 2L, 0L));
  }

  @Test
  void ofDefeatsWithEqualVotesTheOneWithMoreAgainstIsWeaker() {
    assertThat(Defeat.BY_STRENGTH.compare(new Defeat(1, 2, 5, 4), new Defeat(2, 3, 5, 3)))
        .isNegative();
    assertThat(Defeat.BY_STRENGTH.compare(new Defeat(1, 2, 5, 4), new Defeat(2, 3, 6, 5)))
        .isNegative();
    assertThat(Defeat.BY_STRENGTH.compare(new Defeat(1, 2, 5, 4), new Defeat(2, 3, 5, 4))).isZero();
  }

  @Test
  void anOptionBelowItsQuorumOrMajorityIsDropped() {
    RankBallots ballots =
        new RankBallots(4).add(4, 1, 2, 0, 3).add(2, 2, 0, 0, 1).add(1, 0, 0, 1, 2);
    DefaultOption base = new DefaultOption(4, 2, List.of(2, 1, 1, 1));
    SchulzeCount count = Schulze.count(ballots, Unranked.BELOW_ALL_RANKED, base);

    assertThat(count.dropped()).containsExactly(1, 3);
    assertThat(count.steps().subList(0, 2))
        .containsExactly(
            new SchulzeStep(
                SchulzeStep.Kind.MAJORITY_MISSED, List.of(1), List.of(new Defeat(1, 4, 4, 3))),
            new SchulzeStep(
                SchulzeStep.Kind.QUORUM_MISSED, List.of(3), List.of(new Defeat(3, 4, 1, 6))));
    assertThat(count.winner()).isEqualTo(2);
    assertThat(count.ranking()).containsExactly(List.of(2), List.of(4));
  }

  @Test
  void exactlyTheRatioAndExactlyTheQuorumAreEnough() {
    RankBallots ballots = new RankBallots(2).add(4, 1, 2).add(2, 2, 1);
    DefaultOption twoThirds = new DefaultOption(2, 4, List.of(2, 1));
    assertThat(Schulze.count(ballots, Unranked.NO_OPINION, twoThirds).winner()).isEqualTo(1);
    DefaultOption more = new DefaultOption(2, 5, List.of(2, 1));
    assertThat(Schulze.count(ballots, Unranked.NO_OPINION, more).winner()).isEqualTo(2);
  }

  @Test
  void aStandOffWithTheDefaultIsNotADefeatOfIt() {
    RankBallots ballots = new RankBallots(2).add(3, 1, 2).add(3, 2, 1);
    SchulzeCount count = Schulze.count(ballots, Unranked.NO_OPINION, DefaultOption.simple(2, 2));
    assertThat(count.winner()).isEqualTo(2);
    assertThat(count.dropped()).containsExactly(1);
  }

  @Test
  void inATieTheDefaultWinsAndWithoutOneTheLot() {
    RankBallots ballots = new RankBallots(3).add(3, 1, 2, 3).add(3, 2, 1, 3).add(1, 0, 0, 0);
    SchulzeCount safe =
        Schulze.count(ballots, Unranked.BELOW_ALL_RANKED, DefaultOption.simple(3, 3));
    assertThat(safe.winner()).isEqualTo(3);
    assertThat(safe.steps().getLast().kind()).isEqualTo(SchulzeStep.Kind.DEFAULT_WINS);
    assertThat(safe.ranking()).containsExactly(List.of(1, 2), List.of(3));

    SchulzeCount drawn = Schulze.count(ballots, Unranked.BELOW_ALL_RANKED, LOT);
    int first = LOT.ticket(1).compareTo(LOT.ticket(2)) < 0 ? 1 : 2;
    assertThat(drawn.winner()).isEqualTo(first);
    assertThat(drawn.steps().getLast().kind()).isEqualTo(SchulzeStep.Kind.LOT);
  }

  @Test
  void unrankedOptionsLoseOrAreNotCompared() {
    RankBallots ballots = new RankBallots(2).add(3, 1, 0).add(1, 2, 1).add(5, 0, 0);
    SchulzeCount below = Schulze.count(ballots, Unranked.BELOW_ALL_RANKED, LOT);
    assertThat(below.defeats()).containsExactly(new Defeat(1, 2, 3, 1));
    assertThat(below.validPoll()).isEqualTo(4);
    assertThat(below.empty()).isEqualTo(5);
    SchulzeCount none = Schulze.count(ballots, Unranked.NO_OPINION, LOT);
    assertThat(none.defeats()).containsExactly(new Defeat(2, 1, 1, 0));
  }

  /** Two ways to the same set: Debian drops defeats, Schulze compares the strongest chains. */
  @Test
  void theSchwartzSetAtTheEndIsTheFirstPlaceOfTheRanking() {
    for (int i = 0; i < 3_000; i++) {
      long seed = Electorate.SEED + i;
      Random random = new Random(seed);
      int options = 2 + random.nextInt(5);
      List<int[]> papers = new ArrayList<>();
      for (int paper = random.nextInt(14); paper >= 0; paper--) {
        papers.add(random.ints(options, 0, options + 1).toArray());
      }
      Unranked unranked = Unranked.values()[random.nextInt(2)];
      SchulzeCount count = Schulze.count(box(options, papers), unranked, LOT);
      List<Integer> left =
          count.steps().stream()
              .filter(step -> step.kind() == SchulzeStep.Kind.SCHWARTZ_SET)
              .toList()
              .getLast()
              .options();
      assertThat(count.ranking().getFirst()).as("seed %s", seed).isEqualTo(left);
      Collections.shuffle(papers, random);
      assertThat(Schulze.count(box(options, papers), unranked, LOT))
          .as("seed %s", seed)
          .isEqualTo(count);
    }
  }

  /** With single-peaked papers the median beats every other value of the grid one against one. */
  @Test
  void overAGridItFindsTheMedian() {
    for (int i = 0; i < 500; i++) {
      long seed = Electorate.SEED + i;
      Random random = new Random(seed);
      RankBallots ballots = new RankBallots(7);
      List<Long> votes = new ArrayList<>();
      for (int voter = 2 * random.nextInt(10); voter >= 0; voter--) {
        long peak = 1 + random.nextInt(7);
        votes.add(peak);
        int[] ranks = new int[7];
        for (int value = 1; value <= 7; value++) {
          ranks[value - 1] = 1 + (int) Math.abs(value - peak);
        }
        ballots.add(1, ranks);
      }
      assertThat((long) Schulze.count(ballots, Unranked.NO_OPINION, LOT).winner())
          .as("seed %s", seed)
          .isEqualTo(MedianCount.of(0, votes));
    }
  }

  @Test
  void whatIsNoVoteIsRefused() {
    assertThatThrownBy(() -> new RankBallots(0)).hasMessageContaining("without options");
    assertThatThrownBy(() -> new RankBallots(2).add(1, 1)).hasMessage("1 ranks for 2 options");
    assertThatThrownBy(() -> new RankBallots(1).add(1, -1)).hasMessage("rank -1");
    assertThatThrownBy(() -> new RankBallots(1).add(0, 1)).hasMessageContaining("not 0");
    assertThatThrownBy(() ->
            Schulze.count(new RankBallots(2), Unranked.NO_OPINION, DefaultOption.simple(3, 2)))
        .hasMessageContaining("not one of the options");
    assertThatThrownBy(() -> new DefaultOption(1, -1, List.of(1))).hasMessageContaining("below");
    assertThatThrownBy(() -> new DefaultOption(1, 0, List.of(0))).hasMessageContaining("below");
  }

  @Test
  void aTableMayQuoteItsNames() throws SheetMalformed {
    RankCsv table = RankCsv.read("\uFEFF\"Ada, \"\"the first\"\"\",Ben\r\n1,\r\n\r\n2,1\r\n,\r\n");
    assertThat(table.options()).containsExactly("Ada, \"the first\"", "Ben");
    assertThat(table.ballots().valid()).isEqualTo(2);
    assertThat(table.ballots().empty()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "; 1; expected the names of the options",
        "A,A; 1; every option needs a name of its own",
        "A,; 1; every option needs a name of its own",
        "A,\"B; 1; a quote is not closed",
        "A,B|1; 2; expected 2 cells, not 1",
        "A,B|1,2|1,x; 3; expected a rank from 1, not \"x\"",
        "A,B|0,1; 2; expected a rank from 1, not \"0\"",
      })
  void anErrorSaysWhereAndWhy(String row) {
    String[] parts = row.split("; ", 3);
    assertThatThrownBy(() -> RankCsv.read(parts[0].replace('|', '\n')))
        .isInstanceOf(SheetMalformed.class)
        .hasMessage("line " + parts[1] + ": " + parts[2]);
  }

  private static RankBallots box(int options, List<int[]> papers) {
    RankBallots ballots = new RankBallots(options);
    papers.forEach(paper -> ballots.add(1, paper));
    return ballots;
  }
}
