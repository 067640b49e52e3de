package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StvTextTests {

  @Test
  void aCountCanBeReadOutStageByStage() {
    List<Candidate> names =
        List.of(
            new Candidate(1, "Ada", ""), new Candidate(2, "Ben", ""), new Candidate(3, "C", ""));
    RankedBallots ballots =
        RankedBallots.box(3).add(5, 1, 2).add(2, 1).add(1, 2).add(2, 3).add(1).close();
    StvCount count = ScottishStv.count(ballots, 2, new Lot(""));

    assertThat(StvText.of(names, count))
        .isEqualTo(
            """
            2 seats, 3 candidates.
            10 papers count. Not among them: 1 empty paper and 0 spoilt papers.
            Whoever has the quota of 4 votes is elected: the papers divided by 3, without remainder, and one
            more.

            Stage 1: every paper goes to its first preference.

              Candidate                    Moved           Total
              1 Ada                     +7.00000         7.00000  elected
              2 Ben                     +1.00000         1.00000
              3 C                       +2.00000         2.00000
              No longer counting                         0.00000

            1 Ada has reached the quota and is elected.

            Stage 2: 1 Ada has 3.00000 votes more than the quota. All papers held go on to their next
            preference, each for its part of these votes.

              5 papers worth 0.42857 to 2 Ben
              2 papers worth 0.42857 to nobody

              Candidate                    Moved           Total
              1 Ada                     -3.00000         4.00000  elected
              2 Ben                     +2.14285         3.14285
              3 C                                        2.00000
              No longer counting        +0.85715         0.85715  0.00001 of it are fractions

            Nobody is elected at this stage.

            Stage 3: no votes are left over to pass on. 3 C has the fewest and is excluded. The papers go on to
            their next preference at the value they have.

              2 papers worth 1.00000 to nobody

              Candidate                    Moved           Total
              1 Ada                                      4.00000  elected
              2 Ben                                      3.14285  elected
              3 C                       -2.00000         0.00000  excluded
              No longer counting        +2.00000         2.85715  0.00001 of it are fractions

            2 Ben is elected: as many are left as seats, so the quota is not asked.

            Elected in this order: 1 Ada, 2 Ben.
            """);
    assertThatThrownBy(() -> StvText.of(names.subList(0, 2), count))
        .hasMessage("the names belong to another election");
  }

  @Test
  void aTieThatAnEarlierStageDecidesAndAnElectionWithoutPapersAreSaidPlainly() {
    List<Candidate> two = List.of(new Candidate(1, "A", ""), new Candidate(2, "B", ""));
    assertThat(StvText.of(two, ScottishStv.count(RankedBallots.box(2).close(), 1, new Lot("7"))))
        .contains("1 seat, 2 candidates.\n0 papers count.")
        .contains("so the lot decides: ")
        .contains("Elected: ");

    List<Candidate> four =
        List.of(
            new Candidate(1, "A", ""),
            new Candidate(2, "B", ""),
            new Candidate(3, "C", ""),
            new Candidate(4, "D", ""));
    RankedBallots ballots = RankedBallots.box(4).add(9, 1).add(4, 2).add(3, 3).add(1, 4, 3).close();
    assertThat(StvText.of(four, ScottishStv.count(ballots, 2, new Lot("7"))))
        .contains("Level are 2 B and 3 C. Stage 2 is the latest that tells them apart: 3 C");
  }

  @Test
  void longSentencesEndBeforeColumnAHundred() {
    List<Candidate> names =
        List.of(
            new Candidate(1, "Somebody whose name takes half of the whole page to write down", ""),
            new Candidate(2, "Somebody else whose name takes half of the whole page to write", ""));
    RankedBallots ballots = RankedBallots.box(2).add(5, 1, 2).add(2, 2, 1).close();
    assertThat(StvText.of(names, ScottishStv.count(ballots, 1, new Lot(""))).lines())
        .filteredOn(line -> !line.startsWith("  "))
        .allMatch(line -> line.length() <= 100 && !line.endsWith(" "));
  }

  @Test
  void aTieSaysWhatDecidedIt() {
    List<Candidate> names =
        List.of(new Candidate(1, "A", ""), new Candidate(2, "B", ""), new Candidate(3, "C", ""));
    RankedBallots level = RankedBallots.box(3).add(3, 1).add(2, 2).add(2, 3).close();

    assertThat(StvText.of(names, ScottishStv.count(level, 1, new Lot(""))))
        .contains(
            "\nLevel are 2 B and 3 C. They were level at every stage, so the lot decides: 3 C is"
                + " excluded.\n");
  }
}
