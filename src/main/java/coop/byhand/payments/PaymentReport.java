package coop.byhand.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as we know it now.
 *
 * @param checkedAt when the provider was last asked, null if never
 * @param returnedAt when all of it had gone back to the buyer, null while it has not
 * @param claim whether the buyer's bank asks for its money, or has it
 * @param country ISO 3166-1 code of where the bank is that paid; null while unknown
 */
public record PaymentReport(
    PaymentId id,
    PaymentState state,
    @Nullable Instant checkedAt,
    @Nullable Instant returnedAt,
    BankClaim claim,
    @Nullable String country) {

  /** How far the bank of a buyer has come in asking for the money of a payment. */
  public enum BankClaim {
    /** It asks for nothing, or had to give it back. */
    NONE,
    /** It asks, and nobody knows yet who will have the money. */
    UNDECIDED,
    /** It has money of this payment for good. */
    KEEPS
  }
}
