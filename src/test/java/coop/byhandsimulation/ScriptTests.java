package coop.byhandsimulation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhandsimulation.Script.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A run is drawn from its seed before it begins. */
class ScriptTests {

  private static final int STEPS = 500;

  @Test
  void oneSeedPlansTheSameMovesWithTheSameNumbers() {
    assertThat(Script.drawn(5, STEPS, Repertoire.MOVES))
        .isEqualTo(Script.drawn(5, STEPS, Repertoire.MOVES));
    assertThat(Script.eachOnce(5, Repertoire.MOVES))
        .isEqualTo(Script.eachOnce(5, Repertoire.MOVES));
  }

  @Test
  void anotherSeedPlansOthers() {
    List<Step> five = Script.drawn(5, STEPS, Repertoire.MOVES);
    List<Step> six = Script.drawn(6, STEPS, Repertoire.MOVES);

    assertThat(names(five)).isNotEqualTo(names(six));
    assertThat(five.getFirst().seed()).isNotEqualTo(six.getFirst().seed());
  }

  @Test
  void aLongerRunBeginsLikeAShorterOne() {
    assertThat(Script.drawn(5, STEPS, Repertoire.MOVES).subList(0, 100))
        .isEqualTo(Script.drawn(5, 100, Repertoire.MOVES));
  }

  @Test
  void theShortRunHasEveryKindOfMove() {
    Set<String> all =
        Repertoire.MOVES.stream().map(Script.Weighed::name).collect(Collectors.toSet());

    assertThat(all).as("names are given once").hasSameSizeAs(Repertoire.MOVES);
    assertThat(names(Script.eachOnce(4711, Repertoire.MOVES))).containsAll(all);
  }

  private static List<String> names(List<Step> script) {
    return script.stream().map(step -> step.move().name()).toList();
  }
}
