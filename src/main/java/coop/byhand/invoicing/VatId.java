package coop.byhand.invoicing;

import java.util.Locale;
import java.util.Optional;

/**
 * A VAT identification number that has the form of its state: letters, length and, where the rule
 * is simple, the check digits. Whether it was ever given to anybody, and to whom, only the
 * authority knows; it is not asked.
 *
 * @param value with the state's two letters, without blanks, in capitals: {@code DE136695976}
 */
public record VatId(String value) {

  /** Longer than any number with blanks in it. */
  private static final int LONGEST_TYPED = 40;

  /**
   * Reads what a person typed as a number of this member state; blanks, full stops and hyphens do
   * not count, and the state's letters may be left out. Empty if it has another form.
   *
   * @param state ISO 3166-1 code; the numbers of Greece begin with EL all the same
   */
  public static Optional<VatId> read(String typed, String state) {
    if (typed.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    Optional<VatIdForm> form = VatIdForm.of(state);
    if (form.isEmpty()) {
      return Optional.empty();
    }
    String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s./-]", "");
    String letters = form.get().letters();
    String rest = plain.startsWith(letters) ? plain.substring(letters.length()) : plain;
    return form.get().fits(rest) ? Optional.of(new VatId(letters + rest)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
