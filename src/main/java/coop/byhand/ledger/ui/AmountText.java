package coop.byhand.ledger.ui;

import coop.byhand.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * Reads an amount as people write it: {@code 40}, {@code 39.50}, {@code 39,5}. Marks between
 * thousands and signs are not taken, because 1.500 means two things.
 */
final class AmountText {

  private AmountText() {}

  /** Empty unless it is a number with no more decimals than the currency has. */
  static Optional<Money> read(String typed, Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    String number = typed.strip().replace(',', '.');
    if (!number.matches("\\d{1,12}" + (digits == 0 ? "" : "(\\.\\d{1," + digits + "})?"))) {
      return Optional.empty();
    }
    return Optional.of(
        new Money(new BigDecimal(number).movePointRight(digits).longValueExact(), currency));
  }
}
