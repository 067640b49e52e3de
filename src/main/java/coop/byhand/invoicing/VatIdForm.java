package coop.byhand.invoicing;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of one state's VAT identification numbers, without the letters they begin with. Lengths
 * and letters are those the Commission publishes for its search of numbers; check digits are
 * tested where one weighted sum decides. Bulgaria, Cyprus, Czechia, Spain, Ireland, Lithuania and
 * Latvia have several rules side by side; there the length alone is looked at.
 *
 * @param state ISO 3166-1 code
 * @param letters what its numbers begin with
 */
record VatIdForm(String state, String letters, Pattern pattern, Predicate<String> checked) {

  private static final Map<String, VatIdForm> ALL =
      Stream.of(
              form("AT", "U\\d{8}", VatIdForm::austria),
              form("BE", "[01]\\d{9}", d -> number(d, 0, 8) % 97 + number(d, 8, 10) == 97),
              form("BG", "\\d{9,10}", d -> true),
              form("CY", "\\d{8}[A-Z]", d -> true),
              form("CZ", "\\d{8,10}", d -> true),
              form("DE", "[1-9]\\d{8}", VatIdForm::elevenTen),
              form("DK", "[1-9]\\d{7}", d -> weighted(d, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
              form("EE", "\\d{9}", d -> weighted(d, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0),
              form("ES", "[A-Z]\\d{7}[0-9A-Z]|\\d{8}[A-Z]", d -> true),
              form("FI", "\\d{8}", d -> weighted(d, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0),
              form("FR", "[0-9A-HJ-NP-Z]{2}\\d{9}", VatIdForm::france),
              new VatIdForm("GR", "EL", Pattern.compile("\\d{9}"), VatIdForm::greece),
              form("HR", "\\d{11}", VatIdForm::elevenTen),
              form("HU", "\\d{8}", d -> weighted(d, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0),
              form("IE", "\\d[0-9A-Z+*]\\d{5}[A-Z]|\\d{7}[A-Z]{2}", d -> true),
              form("IT", "\\d{11}", VatIdForm::luhn),
              form("LT", "\\d{9}|\\d{12}", d -> true),
              form("LU", "\\d{8}", d -> number(d, 0, 6) % 89 == number(d, 6, 8)),
              form("LV", "\\d{11}", d -> true),
              form("MT", "\\d{8}", d -> weighted(d, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0),
              form("NL", "\\d{9}B\\d{2}", VatIdForm::netherlands),
              form("PL", "\\d{10}", d -> last(d) == weighted(d, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11),
              form("PT", "[1-9]\\d{8}", VatIdForm::portugal),
              form("RO", "[1-9]\\d{1,9}", VatIdForm::romania),
              form("SE", "\\d{10}(0[1-9]|[1-9]\\d)", d -> luhn(d.substring(0, 10))),
              form("SI", "[1-9]\\d{7}", VatIdForm::slovenia),
              form("SK", "[1-9]\\d[2-478]\\d{7}", d -> number(d, 0, 10) % 11 == 0))
          .collect(Collectors.toUnmodifiableMap(VatIdForm::state, form -> form));

  static Optional<VatIdForm> of(String state) {
    return Optional.ofNullable(ALL.get(state));
  }

  private static VatIdForm form(String state, String pattern, Predicate<String> checked) {
    return new VatIdForm(state, state, Pattern.compile(pattern), checked);
  }

  boolean fits(String digits) {
    return pattern.matcher(digits).matches() && checked.test(digits);
  }

  private static long number(String digits, int from, int to) {
    return Long.parseLong(digits, from, to, 10);
  }

  private static int digit(String digits, int at) {
    return digits.charAt(at) - '0';
  }

  private static int last(String digits) {
    return digit(digits, digits.length() - 1);
  }

  /** The first digits, each times its weight. */
  private static int weighted(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += digit(digits, i) * weights[i];
    }
    return sum;
  }

  /** ISO/IEC 7812-1, annex B. */
  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int value = digit(digits, digits.length() - 1 - i) * (i % 2 == 0 ? 1 : 2);
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }

  /** ISO/IEC 7064, MOD 11,10. */
  private static boolean elevenTen(String digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (digit(digits, i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (product + last(digits)) % 10 == 1;
  }

  private static boolean austria(String text) {
    String digits = text.substring(1);
    int sum = 4;
    for (int i = 0; i < 7; i++) {
      int value = digit(digits, i) * (i % 2 == 0 ? 1 : 2);
      sum += value > 9 ? value - 9 : value;
    }
    return (sum + last(digits)) % 10 == 0;
  }

  /** With letters in the key another rule holds, which is not tested. Monaco's begin with 000. */
  private static boolean france(String text) {
    String siren = text.substring(2);
    if (!siren.startsWith("000") && !luhn(siren)) {
      return false;
    }
    return !Character.isDigit(text.charAt(0))
        || !Character.isDigit(text.charAt(1))
        || (number(siren, 0, 9) * 100 + 12) % 97 == number(text, 0, 2);
  }

  private static boolean greece(String digits) {
    return weighted(digits, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == last(digits);
  }

  /** Companies by the older rule; those of persons, since 2020, as an IBAN is checked. */
  private static boolean netherlands(String text) {
    boolean company = weighted(text, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(text, 8);
    // NL and B are written as the numbers 23, 21 and 11.
    long person = Long.parseLong("2321" + text.replace("B", "11")) % 97;
    return company || person == 1;
  }

  private static boolean portugal(String digits) {
    return (11 - weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == last(digits);
  }

  private static boolean romania(String digits) {
    String whole = "0".repeat(10 - digits.length()) + digits;
    return weighted(whole, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == last(whole);
  }

  private static boolean slovenia(String digits) {
    int check = 11 - weighted(digits, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check != 11 && check % 10 == last(digits);
  }
}
