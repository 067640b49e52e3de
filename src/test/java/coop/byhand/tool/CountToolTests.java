package coop.byhand.tool;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.verify.OfficialElections;
import coop.byhand.verify.VerifyRun;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./byhand count}: the same command as in {@code byhand-verify}. */
class CountToolTests {

  private final ToolRun tool = new ToolRun();
  private final StringWriter out = tool.out;
  private final StringWriter err = tool.err;

  private int run(String... words) {
    return tool.of(words);
  }

  @Test
  void everyOfficialElectionIsCountedAsItWasPublished() {
    assertThat(
            OfficialElections.differences(words -> {
              out.getBuffer().setLength(0);
              assertThat(run(words.toArray(String[]::new))).isZero();
              return out.toString();
            }))
        .isEmpty();
  }

  @Test
  void bothProgramsSayTheSame(@TempDir Path folder) throws IOException {
    Path sheet = Files.writeString(folder.resolve("s.csv"), "A,B\n3,5\n4,3\n");
    String[] words = {
      "count", "--method", "score", "--best=5", "--lot", "4 4 2", sheet.toString(), "absent.csv"
    };
    VerifyRun other = VerifyRun.of((Object[]) words);
    assertThat(run(words)).isEqualTo(other.ending().code()).isEqualTo(1);
    assertThat(out.toString()).isEqualTo(other.out()).contains("Chosen: 2 B.");
    assertThat(err.toString()).isEqualTo(other.err()).startsWith("absent.csv: there is no such");
  }

  @Test
  void theHelpNamesEveryOptionAndWrongWordsEndWithCodeTwo() {
    assertThat(run("count", "--help")).isZero();
    assertThat(Counting.VERB.words())
        .isNotEmpty()
        .allMatch(word -> out.toString().contains(word.name()));
    assertThat(run("help", "count")).isZero();
    for (List<String> words :
        List.of(
            List.of("count", "a.csv"),
            List.of("count", "--method", "dance", "a.csv"),
            List.of("count", "--method", "irv"),
            List.of("count", "--method", "irv", "--method", "irv", "a.csv"),
            List.of("count", "--method", "irv", "--loud", "a.csv"))) {
      assertThat(run(words.toArray(String[]::new))).as("%s", words).isEqualTo(2);
    }
    assertThat(err.toString())
        .contains("Please say --method.", "There is no method dance.", "may be given once only.");
  }
}
