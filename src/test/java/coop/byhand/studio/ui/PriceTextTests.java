package coop.byhand.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.kernel.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTextTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"40 | 4000", "39.50 | 3950", "39,5 | 3950", "€ 12 | 1200", "7,09 € | 709", "0 | 0"})
  void anAmountIsReadAsPeopleWriteIt(String typed, long cents) {
    assertThat(PriceText.read(typed)).contains(Money.of(cents, "EUR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "forty", "-5", "1.500", "1.500,00", "1e3", "12,345", "9999999999", "$5"})
  void whatMeansTwoThingsOrNothingIsNotRead(String typed) {
    assertThat(PriceText.read(typed)).isEmpty();
  }
}
