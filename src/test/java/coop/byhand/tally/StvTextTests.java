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
            2 seats, 10 valid papers
            1 empty paper, 0 spoilt papers
            4 votes elect (quota)

            Stage 1: first preferences
              7 papers worth 1.00000 to 1 Ada: 7.00000
              1 paper worth 1.00000 to 2 Ben: 1.00000
              2 papers worth 1.00000 to 3 C: 2.00000
              1 Ada                      7.00000  elected
              2 Ben                      1.00000
              3 C                        2.00000
              No longer counting         0.00000

            Stage 2: the surplus of 1 Ada
              5 papers worth 0.42857 to 2 Ben: 2.14285
              2 papers worth 0.42857 to nobody: 0.85714
              1 Ada                      4.00000  elected
              2 Ben                      3.14285
              3 C                        2.00000
              No longer counting         0.85715

            Stage 3: exclusion of 3 C
              2 papers worth 1.00000 to nobody: 2.00000
              1 Ada                      4.00000  elected
              2 Ben                      3.14285  elected, as many were left as seats
              3 C                        0.00000  excluded
              No longer counting         2.85715

            Elected in this order: 1 Ada, 2 Ben
            """);
    assertThatThrownBy(() -> StvText.of(names.subList(0, 2), count))
        .hasMessage("the names belong to another election");
  }

  @Test
  void aTieSaysWhatDecidedIt() {
    List<Candidate> names =
        List.of(new Candidate(1, "A", ""), new Candidate(2, "B", ""), new Candidate(3, "C", ""));
    RankedBallots level = RankedBallots.box(3).add(3, 1).add(2, 2).add(2, 3).close();

    assertThat(StvText.of(names, ScottishStv.count(level, 1, new Lot(""))))
        .contains("\n  Level: 2 B, 3 C. Decided by the lot.\n");
  }
}
