package coop.byhand.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeighingTests {

  private static final Opinion YES = new Opinion.MadeByHand(Set.of());
  private static final Opinion NO = new Opinion.NotConvinced(Opinion.Ground.TOO_LITTLE_TO_JUDGE);

  @ParameterizedTest(name = "{0} convinced, {1} not, {2} needed: {3}")
  @CsvSource({
    "0, 0, 2, UNDECIDED",
    "1, 0, 2, UNDECIDED",
    "1, 1, 2, UNDECIDED",
    "2, 0, 2, CONVINCED",
    "2, 1, 2, CONVINCED",
    "0, 2, 2, NOT_CONVINCED",
    "1, 2, 2, NOT_CONVINCED",
    "1, 0, 1, CONVINCED",
    "0, 1, 1, NOT_CONVINCED",
    "2, 2, 3, UNDECIDED"
  })
  void theFirstSideWithEnoughOpinionsDecides(int yes, int no, int needed, Weighing expected) {
    List<Opinion> opinions =
        Stream.concat(Collections.nCopies(yes, YES).stream(), Collections.nCopies(no, NO).stream())
            .toList();

    assertThat(Weighing.of(opinions, needed)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "policy {0}, {1} signs: {2}")
  @CsvSource({"1, 0, 1", "1, 1, 2", "2, 5, 2", "3, 1, 3", "2, 0, 2"})
  void aSignOfGeneratedContentIsJudgedByTwoWhateverThePolicySays(
      int byPolicy, int signs, int expected) {
    assertThat(Weighing.needed(byPolicy, signs)).isEqualTo(expected);
  }

  @Test
  void signsAreAPointOnlyWhereThereAreAny() {
    assertThat(CheckPoint.applying(false)).doesNotContain(CheckPoint.SIGNS_WEIGHED).hasSize(4);
    assertThat(CheckPoint.applying(true)).hasSize(5);
  }
}
