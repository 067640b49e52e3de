package coop.byhand.payments;

import java.time.Instant;
import java.util.Locale;

/**
 * Something about money that a person has to look at.
 *
 * @param subject the id of the payment or message
 * @param detail what was found, for the person who looks
 */
public record Alert(Kind kind, String subject, String detail, Instant raisedAt) {

  /** Why an alert is raised. */
  public enum Kind {
    /** A message of the provider that we do not understand or could not work. */
    EVENT_PARKED,
    /** The provider's payment is not the one we asked for. */
    PAYMENT_MISMATCH,
    /** The provider refused to open a payment. */
    PAYMENT_REFUSED,
    /** The provider does not accept our key. */
    PROVIDER_REFUSES_US,
    /** Money that should go back does not. */
    REFUND_FAILED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
