package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class YesNoTests {

  @Test
  void aTieIsNotCarriedAndThereIsNoCastingVote() {
    assertThat(finding(10, 10, 3, Threshold.SIMPLE, 5)).isEqualTo(Finding.NOT_CARRIED);
    assertThat(finding(11, 10, 3, Threshold.SIMPLE, 5)).isEqualTo(Finding.CARRIED);
  }

  @Test
  void theQuorumAsksForYesVotes() {
    assertThat(finding(4, 3, 20, Threshold.SIMPLE, 5)).isEqualTo(Finding.NO_QUORUM);
    assertThat(finding(5, 4, 0, Threshold.SIMPLE, 5)).isEqualTo(Finding.CARRIED);
    assertThat(finding(0, 0, 9, Threshold.SIMPLE, 0)).isEqualTo(Finding.NOT_CARRIED);
  }

  @Test
  void exactlyTwoThirdsOrThreeQuartersAreEnough() {
    assertThat(finding(8, 4, 0, Threshold.TWO_THIRDS, 1)).isEqualTo(Finding.CARRIED);
    assertThat(finding(7, 4, 0, Threshold.TWO_THIRDS, 1)).isEqualTo(Finding.NOT_CARRIED);
    assertThat(finding(9, 3, 0, Threshold.THREE_QUARTERS, 1)).isEqualTo(Finding.CARRIED);
    assertThat(finding(8, 3, 0, Threshold.THREE_QUARTERS, 1)).isEqualTo(Finding.NOT_CARRIED);
    assertThat(finding(0, 0, 0, Threshold.TWO_THIRDS, 0)).isEqualTo(Finding.NOT_CARRIED);
  }

  @Test
  void theStepsNameTheArithmetic() {
    assertThat(YesNo.count(7, 2, 1, Threshold.SIMPLE, 5).trace().steps())
        .extracting(Step::kind)
        .containsExactly(
            StepKind.PAPERS,
            StepKind.YES_AND_NO,
            StepKind.THRESHOLD_REACHED,
            StepKind.QUORUM_REACHED,
            StepKind.CARRIED);
    assertThat(YesNo.count(7, 2, 1, Threshold.SIMPLE, 5).trace().steps().get(2))
        .isEqualTo(Step.counted(StepKind.THRESHOLD_REACHED, 7, 5));
  }

  @Test
  void anotherYesNeverHarmsAndAnotherNoNeverHelps() {
    Random random = new Random(Electorate.SEED);
    for (int i = 0; i < 2_000; i++) {
      int yes = random.nextInt(30);
      int no = random.nextInt(30);
      int quorum = random.nextInt(20);
      Threshold threshold = Threshold.values()[random.nextInt(Threshold.values().length)];
      String seen =
          "seed " + Electorate.SEED + ": " + yes + "/" + no + "/" + quorum + "/" + threshold;
      if (finding(yes, no, 0, threshold, quorum) == Finding.CARRIED) {
        assertThat(finding(yes + 1, no, 0, threshold, quorum)).as(seen).isEqualTo(Finding.CARRIED);
      } else {
        assertThat(finding(yes, no + 1, 0, threshold, quorum))
            .as(seen)
            .isNotEqualTo(Finding.CARRIED);
      }
    }
  }

  @Test
  void fewerPapersThanNoneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> YesNo.count(-1, 0, 0, Threshold.SIMPLE, 0));
  }

  private static Finding finding(int yes, int no, int abstain, Threshold threshold, int quorum) {
    return YesNo.count(yes, no, abstain, threshold, quorum).finding();
  }
}
