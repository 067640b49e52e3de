package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;

/**
 * Something that happened to a payment at the provider, established by asking it. Published inside
 * the transaction that records it; each at most once a payment.
 */
public sealed interface ProviderEvent {

  PaymentId payment();

  Instant at();

  /** The money is with the provider. */
  record PaymentSucceeded(PaymentId payment, Money amount, Instant at) implements ProviderEvent {}

  /** The page was closed by time, or nobody was given it in time; nothing was taken. */
  record PaymentExpired(PaymentId payment, Instant at) implements ProviderEvent {}

  /** The payment failed for good; nothing was taken. */
  record PaymentFailed(PaymentId payment, String reason, Instant at) implements ProviderEvent {}

  /**
   * Money came on a page of ours that belongs to no payment that we know: a second page of one, or
   * one that was forgotten when a copy of the database was restored. It counts as a payment of its
   * own, and whoever hears it sends it back.
   *
   * @param reference what the provider says it was paid for
   */
  record PaidForNothing(PaymentId payment, String reference, Money amount, Instant at)
      implements ProviderEvent {}

  /**
   * All that was left of the payment has gone back to the buyer, which is what the amount says.
   * {@link RefundEvent} tells the same of each refund.
   */
  record PaymentRefunded(PaymentId payment, Money amount, Instant at) implements ProviderEvent {}

  /**
   * The provider kept a fee of a payment that succeeded.
   *
   * @param transaction the provider's id of the movement on our balance
   */
  record ProviderFeeTaken(PaymentId payment, String transaction, Money fee, Instant at)
      implements ProviderEvent {}
}
