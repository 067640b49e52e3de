package coop.byhand.payments;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import coop.byhand.kernel.Money;
import java.util.Locale;

/**
 * The connection to Stripe that its desks share: no call inside a transaction, and every failure
 * is either a refusal or no usable answer.
 */
final class StripeLine {

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final StripeClient stripe;
  private final Runnable requireNoTransaction;

  StripeLine(StripeClient stripe, Runnable requireNoTransaction) {
    this.stripe = stripe;
    this.requireNoTransaction = requireNoTransaction;
  }

  /** What to ask. */
  interface Question<T> {
    T of(StripeClient stripe) throws StripeException;
  }

  <T> T ask(Question<T> question) throws PaymentRefused {
    requireNoTransaction.run();
    try {
      return question.of(stripe);
    } catch (StripeException failed) {
      throw translated(failed);
    }
  }

  static RequestOptions key(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  static Money money(Long minor, String currency) {
    return Money.of(minor, currency.toUpperCase(Locale.ROOT));
  }

  /** What can be asked again is unavailable; what gets the same answer for ever is refused. */
  static PaymentRefused translated(StripeException failed) {
    Integer status = failed.getStatusCode();
    // A key in flight and a limit on calls pass by themselves, whatever the library calls them.
    boolean passes = status != null && (status == CONFLICT || status == TOO_MANY);
    if (!passes && failed instanceof IdempotencyException) {
      return new PaymentRefused(
          String.valueOf(failed.getMessage()), PaymentRefused.KEY_USED_DIFFERENTLY, failed);
    }
    if (!passes && failed instanceof InvalidRequestException) {
      return new PaymentRefused(String.valueOf(failed.getMessage()), failed.getCode(), failed);
    }
    boolean answered = status != null && status >= SERVER_ERROR;
    String what = answered ? "an error" : "no answer";
    throw new PaymentsUnavailable(
        "The payment provider gave "
            + (failed instanceof AuthenticationException ? "our key no access" : what),
        answered,
        failed);
  }
}
