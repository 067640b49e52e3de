package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BltElectionTests {

  private static final String PLAIN =
      """
      3 2

      4 1 2 0
      2 3 0
      3 0
      1 2 2 0
      1 2=3 1 0
      0
      "Ada"
      "Ben" "Green"
      Cleo (Ind)
      "Works council"
      """;

  @Test
  void everyPaperOfAFileIsCountedOnce() throws BltMalformed {
    BltElection election = BltElection.read(PLAIN);

    assertThat(election.title()).isEqualTo("Works council");
    assertThat(election.seats()).isEqualTo(2);
    assertThat(election.candidates())
        .containsExactly(
            new Candidate(1, "Ada", ""),
            new Candidate(2, "Ben", "Green"),
            new Candidate(3, "Cleo", "Ind"));
    assertThat(election.ballots().valid()).isEqualTo(6);
    assertThat(election.ballots().empty()).isEqualTo(3);
    assertThat(election.ballots().spoilt()).isEqualTo(2);
    assertThat(election.ballots().candidates()).isEqualTo(3);
  }

  @Test
  void aTitleAByteOrderMarkAndLineEndsOfAnotherSystemDoNotMatter() throws BltMalformed {
    BltElection election = BltElection.read("\uFEFF2 1\r\n1 1 0\r\n0\r\n\"A\"\"B\"\r\nC\r\n");

    assertThat(election.title()).isEmpty();
    assertThat(election.candidates()).hasSize(2);
    assertThat(election.ballots().valid()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "; 1; the file ends where the numbers of candidates and seats should stand",
        "3; 1; expected the numbers of candidates and seats, nothing else",
        "x 1; 1; expected a number of candidates as a whole number, not \"x\"",
        "0 1; 1; expected a number of candidates from 1 to 1000, not 0",
        "2 0; 1; expected a number of seats from 1 to 1000, not 0",
        "2 1|1 1; 2; papers end with 0",
        "2 1|1.5 1 0; 2; expected how many papers as a whole number, not \"1.5\"",
        "2 1|0 1 0; 2; expected how many papers from 1 to 999999999, not 0",
        "2 1||1 3 0; 3; expected a candidate from 1 to 2, not 3",
        "2 1|1 1 0 2 0; 2; expected a candidate from 1 to 2, not 0",
        "2 1|1 1= 0; 2; expected a candidate as a whole number, not \"\"",
        "2 1|-1; 2; withdrawn candidates cannot be read; take them off the papers",
        "2 1|900000000 1 0|1 1 0; 3; between 1 and 900000000 papers, not 1",
        "2 1|1 1 0; 3; the file ends where papers or the line 0 that ends them should stand",
        "2 1|0|Ada; 4; the file ends where the name of candidate 2 should stand",
        "1 1|0|Ada|Title|more; 5; expected the end of the file after 1 names and a title",
      })
  void anErrorSaysWhereAndWhy(String row) {
    String[] parts = row.split("; ", 3);
    BltMalformed error =
        catchThrowableOfType(
            BltMalformed.class, () -> BltElection.read(parts[0].replace('|', '\n')));
    assertThat(error.line()).isEqualTo(Integer.parseInt(parts[1]));
    assertThat(error).hasMessage("line " + parts[1] + ": " + parts[2]);
  }
}
