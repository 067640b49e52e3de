package coop.byhand.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a count says of files and words that it cannot use, and of names that mean harm. */
class CountRefusalsTests {

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void namesAreEscapedInDocumentsAndCannotSteerATerminal() throws IOException {
    Path nasty =
        file("n.blt", "1 1\n1 1 0\n0\nA\u001B[2J\\ \u202Eb\u00e9 \uD83C\uDF3B\nT\u0007itle\n");
    VerifyRun json = VerifyRun.of("count", "--method", "irv", "--json", nasty);
    assertThat(json.out()).contains("\"name\":\"A\\u001b[2J\\\\ \\u202eb\\u00e9 \\ud83c\\udf3b\"");
    String text = VerifyRun.of("count", "--method", "irv", nasty).out();
    assertThat(text)
        .startsWith("T\uFFFDitle\n")
        .contains("1 A\uFFFD[2J\\ \uFFFDb\u00e9 \uD83C\uDF3B");
    assertThat(text.chars().filter(c -> c < ' ' && c != '\n').count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "irv; 2 1|-1|1 2 0|0|A|B; , line 2: withdrawn candidates cannot be read; take them off",
        "irv; 2 1|1 7 0|0|A|B; , line 2: expected a candidate from 1 to 2, not 7",
        "schulze; A,B|1,x; , line 2: expected a rank from 1, not \"x\"",
        "approval; A,B|x,y; , line 2: expected x, a whole number or nothing, not \"y\"",
        "approval; A,B|x; , line 2: expected 2 cells, not 1",
        "score; A,A|1,2; , line 1: every option needs a name of its own",
        "yesno; yes,maybe|1,1; , line 1: expected columns called yes and no, and perhaps",
        "yesno; yes,no|1,-1; , line 2: expected x, a number of papers or nothing, not \"-1\"",
        "yesno; yes,no|,; , line 2: the row is empty; mark abstain, or take it out",
        "yesno; yes,no|400000000,|,400000000; , line 3: at most 500000000 papers can be counted",
      })
  void aBrokenFileSaysWhereAndWhatToDo(String method, String lines, String where)
      throws IOException {
    Path broken = file("broken.csv", lines.replace('|', '\n') + "\n");
    VerifyRun run = VerifyRun.of("count", "--method", method, broken);
    assertThat(run.ending()).isEqualTo(Ending.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("broken.csv" + where)
        .endsWith(". Correct that line and count this file again.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "1225, from 1000 to 3000 in steps of 50",
    "950, 950 cannot be voted for",
    "3050, 3050 cannot be voted for",
    "12.5, 'expected a whole number in the smallest unit, abstain or spoilt, not \"12.5\"'"
  })
  void aNumberBesideTheGridIsRefused(String value, String why) throws IOException {
    Path sheet = file("m.csv", "Commission\n1050\n" + value + "\n");
    VerifyRun run =
        VerifyRun.of(
            "count",
            "--method",
            "median",
            "--present",
            "1000",
            "--least",
            "1000",
            "--most",
            "3000",
            "--step",
            "50",
            sheet);
    assertThat(run.ending()).isEqualTo(Ending.FAILED);
    assertThat(run.err()).contains("m.csv, line 3: ").contains(why);
    Path bare = file("bare.csv", "1050\n1100\n");
    assertThat(VerifyRun.of("count", "--method", "median", "--present", "1000", bare).err())
        .contains("line 1: expected one column with a name above the numbers");
  }

  @Test
  void theOtherFilesAreCountedAllTheSame() throws IOException {
    Path good = file("good.csv", "A,B\nx,\n");
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "\u00c9,B\nx,\n".getBytes(StandardCharsets.ISO_8859_1));
    Path absent = folder.resolve("absent.csv");
    VerifyRun run = VerifyRun.of("count", "--method=approval", absent, good, latin, folder, good);
    assertThat(run.ending()).isEqualTo(Ending.FAILED);
    assertThat(run.out().split("Chosen: 1 A.", -1)).hasSize(3);
    assertThat(run.err().lines())
        .containsExactly(
            absent + ": there is no such file. Look at its name and folder.",
            latin + " is not UTF-8 text. Save it as UTF-8 and count it again.",
            folder + " is a folder; name the files in it.");
    VerifyRun json = VerifyRun.of("count", "--method=approval", "--json", absent, good, latin);
    assertThat(json.out().lines()).hasSize(3);
    assertThat(json.out().lines().findFirst().orElseThrow())
        .isEqualTo(
            "{\"file\":\""
                + absent
                + "\",\"method\":\"approval\",\"error\":\""
                + absent
                + ": there is no such file. Look at its name and folder.\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.csv | Please say --method.",
        "--method dance x.csv | There is no method dance. The methods are scottish-stv, irv, ",
        "--method irv | Please name the files to count.",
        "--method irv --best 3 x | --best has no meaning for --method irv.",
        "--method irv --method irv x | --method may be given once only.",
        "--method irv --loud x | There is no option --loud.",
        "--method irv --json=yes x | --json takes no value.",
        "--method | After --method comes METHOD.",
        "--method schulze --unranked last x | --unranked is followed by below or no-opinion.",
        "--method schulze --quorum 3 x | --quorum and --majority compare with an option",
        "--method approval --default A --places 2 x | Say either --default or --places",
        "--method approval --default A --lot 2 x | Say either --default or --lot",
        "--method approval --places 0 x | --places takes a whole number from 1 to ",
        "--method approval --places two x | --places takes a whole number from 1 to ",
        "--method median x | Please say the value in force: --present.",
        "--method median --present 1 --takes all x | --takes is followed by higher, lower or",
        "--method median --present 1 --step 5 x | Steps are counted from the least value",
        "--method median --present 1 --least 5 --most 4 x | --least is larger than --most.",
        "--method yesno --majority most x | --majority is followed by simple, two-thirds or",
      })
  void wrongWordsAreRefusedWithCodeTwo(String words, String sentence) {
    Object[] said = ("count " + words).split(" ", -1);
    VerifyRun run = VerifyRun.of(said);
    assertThat(run.ending().code()).isEqualTo(2);
    assertThat(run.err()).startsWith(sentence).endsWith("byhand-verify count --help says how.\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aDefaultThatIsNoOptionIsNamedWithThoseThatAre() throws IOException {
    Path sheet = file("d.csv", "A,B\n1,2\n");
    for (String method : new String[] {"schulze", "approval"}) {
      VerifyRun run = VerifyRun.of("count", "--method", method, "--default", "C", sheet);
      assertThat(run.ending()).isEqualTo(Ending.FAILED);
      assertThat(run.err())
          .endsWith(
              "d.csv: there is no option called \"C\" for --default. The options are A and B.\n");
    }
  }

  @Test
  void aFileWhoseNameBeginsWithADashComesAfterTwo() {
    VerifyRun run = VerifyRun.of("count", "--method", "irv", "--", "-absent.blt");
    assertThat(run.err()).startsWith("-absent.blt: there is no such file.");
  }
}
