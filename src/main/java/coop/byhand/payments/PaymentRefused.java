package coop.byhand.payments;

/** The provider understood the call and refuses it; asking again gives the same answer. */
final class PaymentRefused extends Exception {
  PaymentRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
