package coop.byhand.payments;

/**
 * The provider gave no usable answer: no connection, no reply in time, too many calls, or an error
 * of its own. Whether the call had its effect is not known; asking again later is safe.
 */
final class PaymentsUnavailable extends RuntimeException {
  PaymentsUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
