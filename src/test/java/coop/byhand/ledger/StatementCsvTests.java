package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementCsvTests {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      value = {
        "#=HYPERLINK('x')#, #'=HYPERLINK('x')#",
        "#+1+1#, #'+1+1#",
        "#-1#, #'-1#",
        "#@SUM(A1)#, #'@SUM(A1)#",
        "#Harbour at dawn#, #Harbour at dawn#",
        "#Boats, three#, #\"Boats, three\"#",
        "#The \"Anna\"#, #\"The \"\"Anna\"\"\"#",
        "#=1,2#, #\"'=1,2\"#"
      })
  void noTitleBecomesAFormulaOrBreaksTheTable(String title, String cell) {
    assertThat(StatementCsv.text(title)).isEqualTo(cell);
  }
}
