package coop.byhand.payments;

import org.jspecify.annotations.Nullable;

/** The provider understood the call and refuses it; nothing happened. */
final class PaymentRefused extends Exception {

  /** Our key was used for another call before: a mistake of ours that says nothing of the effect. */
  static final String KEY_USED_DIFFERENTLY = "idempotency_error";

  private final String code;

  PaymentRefused(String message, @Nullable String code, Throwable cause) {
    super(message, cause);
    this.code = code == null || code.isBlank() ? "refused" : code;
  }

  /** The provider's word for why. */
  String code() {
    return code;
  }
}
