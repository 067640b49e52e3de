package coop.byhand.payments;

import java.time.Instant;
import java.util.Locale;

/**
 * Something about money that a person has to look at.
 *
 * @param subject the id of the payment, refund, message or movement
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
    /** Money that should go back to a buyer does not. */
    REFUND_FAILED,
    /** The provider refuses a payee. */
    RECIPIENT_REFUSED,
    /** Money for a payee waits because our balance does not suffice yet. */
    TRANSFER_WAITS,
    /** Money for or from a payee did not move, for a reason that is not the payee's. */
    TRANSFER_FAILED,
    /** A dispute that changed in a way that its states do not allow. */
    DISPUTE_ODD,
    /** The provider moved money on our balance for a reason that we do not know. */
    MOVEMENT_UNEXPLAINED,
    /** We booked a movement that the provider does not have. */
    MOVEMENT_MISSING,
    /** Money went through our bank, as a person said, and the provider says otherwise by now. */
    CORRECTION_ENDED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
