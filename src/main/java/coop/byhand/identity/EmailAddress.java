package coop.byhand.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address in lower case, at most 254 characters (RFC 5321, section 4.5.3.1.3). Only plain
 * addresses are taken: no quoted local part, no comment, no control character, so that it can stand
 * in a mail header as it is.
 */
public record EmailAddress(String value) {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

  public EmailAddress {
    if (!isAddress(value)) {
      throw new IllegalArgumentException("not a mail address in lower case");
    }
  }

  /** Reads what a person typed; spaces around it and capitals do not matter. */
  public static Optional<EmailAddress> parse(String typed) {
    String value = typed.strip().toLowerCase(Locale.ROOT);
    return isAddress(value) ? Optional.of(new EmailAddress(value)) : Optional.empty();
  }

  private static boolean isAddress(String value) {
    return value.length() <= LONGEST
        && value.indexOf('@') <= LONGEST_LOCAL_PART
        && FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
