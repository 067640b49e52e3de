package coop.byhand.studio.ui;

import coop.byhand.kernel.Money;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an amount in euros as people write it: {@code 40}, {@code 39.50}, {@code 39,5}, with or
 * without the sign. Marks between thousands are not taken, because 1.500 means two things.
 */
final class PriceText {

  private static final Pattern AMOUNT =
      Pattern.compile("€?\\s*(\\d{1,9})(?:[.,](\\d{1,2}))?\\s*€?");

  private PriceText() {}

  static Optional<Money> read(String typed) {
    Matcher amount = AMOUNT.matcher(typed.strip());
    if (!amount.matches()) {
      return Optional.empty();
    }
    String cents = amount.group(2) == null ? "00" : (amount.group(2) + "0").substring(0, 2);
    return Optional.of(Money.of(Long.parseLong(amount.group(1) + cents), "EUR"));
  }

  /** The amount as it stands in the field. */
  static String write(Money price) {
    return price.decimal().toPlainString();
  }
}
