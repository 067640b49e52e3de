package coop.byhand.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way of counting a file, its text and its document. */
class CountTests {

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** The text below the line that names the file, which differs from run to run. */
  private static String below(VerifyRun run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.ending()).isEqualTo(Ending.DONE);
    return run.out().substring(run.out().indexOf("\n\n") + 2);
  }

  private static String document(VerifyRun run) {
    assertThat(run.out().lines()).hasSize(1);
    return run.out().strip().replaceFirst("\"file\":\"[^\"]*/([^\"/]*)\"", "\"file\":\"$1\"");
  }

  @Test
  void aSheetOfRanksIsComparedPairByPair() throws IOException {
    Path sheet = file("rates.csv", "Seven,Nine,As it is\n1,2,3\n2,1,\n1,,2\n,,1\n,,\n");
    assertThat(below(VerifyRun.of("count", "--method=schulze", "--default", "As it is", sheet)))
        .isEqualTo(
            """
            4 papers count. Not among them: 1 empty paper.
            An option without a rank stands below all that have one on the same paper.
            As it is is the default: it wins if no other option wins alone.

            So many papers prefer the option of the row to the option of the column:
                       1     2     3
                 1     -     2     3
                 2     1     -     2
                 3     1     2     -

                 1  Seven
                 2  Nine
                 3  As it is

            2 Nine is dropped: it misses its majority over the default, 2 against 2.
            Each of these is preferred to the other by more papers, the clearest first:
              1 Seven to 3 As it is, 3 against 1

            Beaten by nobody, or only by those it beats back: 1 Seven.
            1 Seven is the only one left and wins.

            Ranking:
              1. 1 Seven
              2. 3 As it is

            The winner is 1 Seven.
            """);
    assertThat(
            document(
                VerifyRun.of(
                    "count", "--json", "--method", "schulze", "--default", "As it is", sheet)))
        .isEqualTo(
            "{\"file\":\"rates.csv\",\"method\":\"schulze\",\"unranked\":\"below\","
                + "\"default\":\"As it is\",\"validPoll\":4,\"empty\":1,\"winner\":\"Seven\","
                + "\"ranking\":[\"Seven\",\"As it is\"],\"places\":[[\"Seven\"],[\"As it is\"]],"
                + "\"dropped\":[\"Nine\"],\"defeats\":[{\"winner\":\"Seven\","
                + "\"loser\":\"As it is\",\"votes\":3,\"against\":1}]}");
  }

  @Test
  void whatUnrankedMeansAndWhatTheDefaultAsksForCanBeSaid() throws IOException {
    Path sheet = file("r.csv", "A,B,Stay\n1,,\n1,,\n,1,2\n,1,2\n,1,2\n2,,1\n");
    assertThat(
            VerifyRun.of("count", "--method", "schulze", "--unranked", "no-opinion", sheet).out())
        .contains("A paper does not compare an option without a rank with any other.\n")
        .contains("  3 Stay to 1 A, 1 against 0\n");
    assertThat(VerifyRun.of("count", "--method", "schulze", "--default", "Stay", sheet).out())
        .contains("The winner is 2 B.");
    assertThat(
            VerifyRun.of(
                    "count",
                    "--method",
                    "schulze",
                    "--default",
                    "Stay",
                    "--majority",
                    "two-thirds",
                    sheet)
                .out())
        .contains("2 B is the only one left and wins.")
        .contains("1 A is dropped: it misses its majority over the default, 2 against 4.");
    assertThat(
            VerifyRun.of(
                    "count", "--method", "schulze", "--default", "Stay", "--quorum", "4", sheet)
                .out())
        .contains("2 B is dropped: too few papers prefer it to the default, 3.")
        .contains("The winner is 3 Stay.");
  }

  @Test
  void aCircleIsBrokenAtItsWeakestAndTheLotOrTheDefaultEndsATie() throws IOException {
    Path circle =
        file("c.csv", "A,B,C\n" + "1,2,3\n".repeat(4) + "3,1,2\n".repeat(3) + "2,3,1\n".repeat(2));
    assertThat(VerifyRun.of("count", "--method", "schulze", circle).out())
        .contains("Nobody there is unbeaten. The weakest defeats between them no longer count:")
        .contains("The winner is 1 A.");
    Path tie = file("t.csv", "A\tB\tC\n1\t2\t2\n2\t1\t2\n2\t2\t1\n");
    VerifyRun undecided = VerifyRun.of("count", "--method", "schulze", tie);
    assertThat(undecided.ending()).isEqualTo(Ending.FAILED);
    assertThat(undecided.err())
        .endsWith(
            "t.csv: only a lot can decide between 1 A, 2 B and 3 C. Throw dice in public and count"
                + " again with --lot and the numbers thrown.\n");
    assertThat(VerifyRun.of("count", "--method", "schulze", "--lot", "5 2 6", tie).out())
        .contains("Seed of the lot: 5 2 6.\n")
        .contains("Several are left, so the lot decides: ");
    assertThat(VerifyRun.of("count", "--method", "schulze", "--default", "C", tie).out())
        .contains("The winner is 3 C.");
    Path pair = file("p.csv", "A,B,Stay\n1,2,3\n2,1,3\n");
    assertThat(VerifyRun.of("count", "--method", "schulze", "--default", "Stay", pair).out())
        .contains("Beaten by nobody, or only by those it beats back: 1 A and 2 B.")
        .contains("Several are left, so the default wins: 3 Stay.");
  }

  @Test
  void approvalsAreAddedUp() throws IOException {
    Path sheet = file("a.csv", "\uFEFFSea;Hills;\"Town; old\"\r\nx;;1\r\nX;x;\r\n;;\r\n2;;\r\n");
    assertThat(below(VerifyRun.of("count", "--method", "approval", sheet)))
        .isEqualTo(
            """
            2 papers count. Not among them: 1 empty paper and 1 spoilt paper.

              Option                   Points       Papers
              1 Sea                         2            2  chosen
              2 Hills                       1            1
              3 Town; old                   1            1

            Chosen: 1 Sea.
            """);
    assertThat(document(VerifyRun.of("count", "--method", "approval", "--json", sheet)))
        .isEqualTo(
            "{\"file\":\"a.csv\",\"method\":\"approval\",\"seats\":1,\"validPoll\":2,\"empty\":1,"
                + "\"spoilt\":1,\"default\":null,\"elected\":[1],"
                + "\"ranking\":[\"Sea\",\"Hills\",\"Town; old\"],"
                + "\"places\":[[\"Sea\"],[\"Hills\",\"Town; old\"]],\"tieDecidedBy\":null,"
                + "\"candidates\":["
                + "{\"index\":1,\"name\":\"Sea\",\"points\":2,\"papers\":2,\"status\":\"Elected\"},"
                + "{\"index\":2,\"name\":\"Hills\",\"points\":1,\"papers\":1,"
                + "\"status\":\"Not elected\"},"
                + "{\"index\":3,\"name\":\"Town; old\",\"points\":1,\"papers\":1,"
                + "\"status\":\"Not elected\"}]}");
  }

  @Test
  void aTieOfPointsGoesToTheLotOrToTheDefault() throws IOException {
    Path sheet = file("s.csv", "A,B,C\n3,5,\n4,2,6\n,,9\n-1,,\n");
    VerifyRun undecided = VerifyRun.of("count", "--method", "score", "--places", "2", sheet);
    assertThat(undecided.err()).contains("only a lot can decide between 1 A and 2 B. Throw dice");
    VerifyRun drawn =
        VerifyRun.of("count", "--method", "score", "--places", "2", "--lot", "1", sheet);
    assertThat(drawn.out())
        .contains("Level with 7 points are 1 A and 2 B, with 1 place left.\nThe lot draws ")
        .contains("Chosen: 3 C and ")
        .contains("3 papers count. Not among them: 0 empty papers and 1 spoilt paper.");
    Path level = file("l.csv", "A,B\n5,5\n6,1\n");
    assertThat(
            VerifyRun.of("count", "--method", "score", "--best", "5", "--default", "B", level)
                .out())
        .contains("1 paper counts. Not among them: 0 empty papers and 1 spoilt paper.")
        .endsWith("A tie leaves things to the default option.\nChosen: 2 B.\n");
    assertThat(
            document(
                VerifyRun.of(
                    "count",
                    "--method",
                    "score",
                    "--best",
                    "5",
                    "--default",
                    "B",
                    "--json",
                    level)))
        .contains("\"default\":\"B\"", "\"elected\":[2]", "\"tieDecidedBy\":\"default\"");
    assertThat(document(VerifyRun.of("count", "--method=approval", "--lot=1", "--json", level)))
        .contains("\"validPoll\":0", "\"spoilt\":2", "\"tieDecidedBy\":\"lot\"");
    assertThat(document(VerifyRun.of("count", "--method=approval", "--json", level)))
        .contains("l.csv: only a lot can decide between 1 A and 2 B.");
  }

  @Test
  void theMedianMovesAsFarAsTwoThirdsWant() throws IOException {
    Path sheet = file("m.csv", "Commission\n1200\nabstain\n1300\nSpoilt\n\n1250\n");
    assertThat(
            below(
                VerifyRun.of(
                    "count",
                    "--method",
                    "median",
                    "--present",
                    "1000",
                    sheet,
                    "--takes",
                    "higher",
                    "--quorum",
                    "3")))
        .isEqualTo(
            """
            3 papers count. Not among them: 1 abstention and 1 spoilt paper.
            The quorum is reached: 3, needed are 3.
              For 1200: 1 vote; for that or less: 1.
              For 1250: 1 vote; for that or less: 2.
              For 1300: 1 vote; for that or less: 3.
            The middle one, number 2 of 3 in ascending order, is 1250.
            Going from 1000 to 1250 takes from the creators. So the value moves only as far as two thirds want:
            2 of 3 votes.
              As far as 1200 go 3: enough.
              As far as 1250 go 2: enough.
              As far as 1300 go 1: too few.
            The value changes from 1000 to 1250.
            """);
    VerifyRun json = VerifyRun.of("count", "--method", "median", "--json", "--present=1000", sheet);
    assertThat(document(json))
        .startsWith(
            "{\"file\":\"m.csv\",\"method\":\"median\",\"validPoll\":3,\"abstentions\":1,"
                + "\"spoilt\":1,\"quorum\":0,\"present\":1000,\"takes\":\"neither\","
                + "\"finding\":\"changes\",\"value\":1250,\"steps\":[{\"step\":\"papers\","
                + "\"values\":[],\"counts\":[4,1,3]},");
    VerifyRun missed =
        VerifyRun.of("count", "--method", "median", "--present=7", "--quorum=4", sheet);
    assertThat(missed.out())
        .endsWith("The quorum is missed: 3, needed are 4.\nThe value stays 7.\n");
    Path even = file("e.csv", "Hold\n3\n9\n");
    assertThat(VerifyRun.of("count", "--method", "median", "--present=4", even).out())
        .startsWith("Hold\n" + even + ", counted by the median of the numbers voted for.\n")
        .contains("The number of votes is even, so the present value is added once: 4.")
        .endsWith("The value stays 4.\n");
    assertThat(document(VerifyRun.of("count", "--method", "median", "--json", "--present=4", even)))
        .contains("\"finding\":\"stays\",\"value\":4");
  }

  @Test
  void aMotionIsCountedFromPapersOrFromTheNumbersOfTheTellers() throws IOException {
    Path sheet = file("y.csv", "Yes,No,Abstain\n10,3,1\nx,,\n,,x\nx,x,\n");
    assertThat(below(VerifyRun.of("count", "--method", "yesno", "--quorum", "5", sheet)))
        .isEqualTo(
            """
            14 papers count. Not among them: 2 abstentions and 1 spoilt paper.
            Yes: 11. No: 3.
            The majority is reached: 11 yes, needed are 8.
            The quorum is reached: 11, needed are 5.
            The motion is carried.
            """);
    Path other = file("n.csv", "no,spoilt,yes\n7,2,9\n");
    assertThat(
            document(
                VerifyRun.of(
                    "count", "--method", "yesno", "--majority", "three-quarters", "--json", other)))
        .isEqualTo(
            "{\"file\":\"n.csv\",\"method\":\"yesno\",\"validPoll\":16,\"abstentions\":0,"
                + "\"spoilt\":2,\"quorum\":0,\"yes\":9,\"no\":7,\"majority\":\"three-quarters\","
                + "\"finding\":\"not carried\",\"steps\":[{\"step\":\"papers\",\"values\":[],"
                + "\"counts\":[16,0,16]},{\"step\":\"yes and no\",\"values\":[],\"counts\":[9,7]},"
                + "{\"step\":\"threshold missed\",\"values\":[],\"counts\":[9,12]},"
                + "{\"step\":\"not carried\",\"values\":[],\"counts\":[]}]}");
    assertThat(VerifyRun.of("count", "--method=yesno", "--quorum=10", "--json", other).out())
        .contains("\"finding\":\"no quorum\"");
  }

  @Test
  void spoiltAndEmptyPapersAreShownAndTheLotHasToBeAskedFor() throws IOException {
    Path level = file("l.blt", "3 1\n3 1 0\n2 2 0\n2 3 0\n4 0\n1 1=2 0\n0\nA\nB\nC\n");
    VerifyRun undecided = VerifyRun.of("count", "--method", "irv", level);
    assertThat(undecided.ending()).isEqualTo(Ending.FAILED);
    assertThat(undecided.err()).contains("only a lot can decide between 2 B and 3 C.");
    VerifyRun drawn = VerifyRun.of("count", "--method", "irv", "--lot", "6 6 1", level);
    assertThat(drawn.out())
        .contains("7 papers count. Not among them: 4 empty papers and 1 spoilt paper.")
        .contains("Level are 2 B and 3 C. They were level at every stage, so the lot decides: ");
    Path two = file("two.blt", "2 2\n1 1 0\n0\nA\nB\n");
    assertThat(VerifyRun.of("count", "--method", "irv", two).err())
        .contains("an instant run-off fills one seat, and this file has 2.");
  }
}
