package coop.byhand.licensing;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under what a certificate is checked: 26 digits of Crockford's base 32 in lower case, 130 random
 * bits. Whoever knows it may see the public side of the certificate; nobody can guess it.
 */
public record VerificationId(String value) {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;
  private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{26}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public VerificationId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a verification id");
    }
  }

  /** A new one. */
  static VerificationId random() {
    StringBuilder digits = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      digits.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    }
    return new VerificationId(digits.toString());
  }

  /** Reads what an address says: exactly the digits. */
  public static Optional<VerificationId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new VerificationId(text)) : Optional.empty();
  }

  /**
   * Reads what a person copied from paper: blanks and hyphens do not count, capitals are small
   * letters, and the letters o, i and l are the digits they look like.
   */
  public static Optional<VerificationId> parseTyped(String text) {
    return parse(
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('o', '0')
            .replace('i', '1')
            .replace('l', '1'));
  }

  /** In groups, as it stands on paper: {@code 7k3v9-m2xqa-…}. */
  public String grouped() {
    return value.replaceAll("(.{5})(?=.)", "$1-");
  }

  @Override
  public String toString() {
    return value;
  }
}
