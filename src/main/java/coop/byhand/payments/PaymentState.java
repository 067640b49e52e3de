package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a payment stands, as the provider said when it was last asked. It only moves forward, and
 * once it has succeeded it stays so.
 */
public sealed interface PaymentState {

  /** Written down; the provider may or may not have heard of it. Nobody can have paid. */
  record Intended(Instant since) implements PaymentState {}

  /**
   * The buyer can pay on the provider's page until the given instant.
   *
   * @param decline why the last card was declined, null if none was
   */
  record Open(URI page, Instant until, @Nullable Decline decline) implements PaymentState {}

  /** The buyer has done their part, the money is on its way; days may pass. */
  record Processing(Instant since) implements PaymentState {}

  /** The money is with the provider. */
  record Succeeded(Money amount, Instant at) implements PaymentState {}

  /** The page was closed by time; nothing was taken. */
  record Expired(Instant at) implements PaymentState {}

  /** Nothing was taken and nothing will be. */
  record Failed(String reason, Instant at) implements PaymentState {}

  /** A card that was declined: the provider's code and when. */
  record Decline(String code, Instant at) {}
}
