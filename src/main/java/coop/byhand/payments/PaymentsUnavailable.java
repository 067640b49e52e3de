package coop.byhand.payments;

import com.stripe.exception.AuthenticationException;

/**
 * The provider gave no usable answer: no connection, no reply in time, too many calls, or an error
 * of its own. Whether the call had its effect is not known; asking again later is safe.
 */
final class PaymentsUnavailable extends RuntimeException {

  private final boolean answered;

  PaymentsUnavailable(String message, boolean answered, Throwable cause) {
    super(message, cause);
    this.answered = answered;
  }

  /** True if the provider does not accept our key: nothing works until a person has changed it. */
  boolean refusesUs() {
    return getCause() instanceof AuthenticationException;
  }

  /**
   * True if the provider answered with an error of its own. It gives that answer again to the same
   * key, for a day.
   */
  boolean answered() {
    return answered;
  }
}
