package coop.byhand.verify;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Official elections, counted by the program as anyone would run it. */
class CountElectionsTests {

  @Test
  void everyOfficialElectionIsCountedAsItWasPublished() {
    assertThat(OfficialElections.differences(words -> VerifyRun.of(words.toArray()).out()))
        .isEmpty();
  }

  @Test
  void aDifferenceWouldBeSeen() {
    assertThat(
            OfficialElections.differences(words -> {
              String out = VerifyRun.of(words.toArray()).out();
              return out.replace("\"908.83168\"", "\"908.83169\"").replace("Bob Kiss", "Rob Kiss");
            }))
        .containsExactly(
            "2017_aberdeenshire_S13002853 1 stage 4: 908.83168, ours 908.83169",
            "burlington_2009_final3 : Bob Kiss published, ours Rob Kiss");
  }

  @Test
  void whatIsReadOutFitsAHundredColumns() {
    Path folder = SharedData.folder("elections").resolve("scottish");
    VerifyRun run =
        VerifyRun.of(
            "count",
            "--method",
            "scottish-stv",
            folder.resolve("2017_aberdeenshire_S13002853.blt"));
    assertThat(run.out().lines().skip(3).mapToInt(String::length).max()).hasValue(99);
    assertThat(run.out())
        .startsWith("Ward 6 - Peterhead South and Cruden\n")
        .contains("  313 papers worth 0.32404 to 1 Stephen William CALDER\n")
        .endsWith(
            "Elected in this order: 3 Alan FAKLEY, 6 Stephen William SMITH, 1 Stephen William"
                + " CALDER.\n");
    assertThat(run.err()).isEmpty();
    assertThat(List.of(run.ending().code())).containsExactly(0);
  }
}
