package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A,B;b\n1, 2\n",
        "A\tB\n1\t2\n",
        "\"A\";\"B,,\"\n1;2\n",
        "A;B,b;C\n1;2;3",
        "A,B\r\n\r\n1,2"
      })
  void whateverDividesTheNamesDividesTheCells(String text) throws SheetMalformed {
    Sheet sheet = Sheet.read(text);
    assertThat(sheet.columns()).first().isEqualTo("A");
    assertThat(sheet.rows().getFirst().cells()).startsWith("1", "2");
  }

  @Test
  void amongEqualsTheCommaDivides() throws SheetMalformed {
    assertThat(Sheet.read("A;B,b\n").columns()).containsExactly("A;B", "b");
    assertThat(Sheet.read("A;B\tb\n").columns()).containsExactly("A", "B\tb");
  }

  @Test
  void rowsKnowTheirLines() throws SheetMalformed {
    Sheet sheet = Sheet.read("A\n\n1\n \n2\n");
    assertThat(sheet.rows())
        .containsExactly(new Sheet.Row(3, List.of("1")), new Sheet.Row(5, List.of("2")));
    assertThat(Sheet.read("A,B\n").rows()).isEmpty();
  }

  @Test
  void aRowThatIsTooLongIsRefusedWithItsLine() {
    SheetMalformed malformed =
        catchThrowableOfType(SheetMalformed.class, () -> Sheet.read("A;B\n1;2\n1;2;3\n"));
    assertThat(malformed).hasMessage("line 3: expected 2 cells, not 3");
    assertThat(malformed.line()).isEqualTo(3);
  }

  @Test
  void aGridHoldsItsStepsAndNothingBeside() {
    Grid grid = new Grid(-100, 100, 50);
    for (long inside : new long[] {-100, -50, 0, 50, 100}) {
      assertThat(grid.holds(inside)).isTrue();
    }
    for (long outside : new long[] {-150, -99, 1, 101, 150}) {
      assertThat(grid.holds(outside)).isFalse();
    }
    assertThat(new Grid(5, 5, 9).holds(5)).isTrue();
    assertThat(Grid.everyNumber().holds(Long.MIN_VALUE)).isTrue();
    assertThat(Grid.everyNumber().holds(Long.MAX_VALUE)).isTrue();
    assertThatThrownBy(() -> new Grid(2, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Grid(1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Grid(Long.MIN_VALUE, Long.MAX_VALUE, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aVoteBesideTheGridIsNotCounted() {
    Grid grid = new Grid(0, 100, 10);
    assertThat(NumberVote.count(15, grid, Takes.NEITHER, List.of(20L, 30L, 30L), 0, 0).value())
        .isEqualTo(30);
    assertThatThrownBy(() -> NumberVote.count(10, grid, Takes.NEITHER, List.of(20L, 25L), 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a vote for 25, which ");
  }
}
