package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as we know it now.
 *
 * @param checkedAt when the provider was last asked, null if never
 * @param returnedAt when all of it had gone back to the buyer, null while it has not
 * @param isAskedFor whether a bank asks about it, or for its money, without an end so far
 * @param kept what the buyer's bank has taken of it for good
 * @param left what is with us: paid, and neither kept by the bank nor back with the buyer, nor on
 *     its way there; below zero if the bank took what had gone back before
 * @param country ISO 3166-1 code of where the bank is that paid; null while unknown
 */
public record PaymentReport(
    PaymentId id,
    PaymentState state,
    @Nullable Instant checkedAt,
    @Nullable Instant returnedAt,
    boolean isAskedFor,
    Money kept,
    Money left,
    @Nullable String country) {

  /** How far the buyer's bank has come with money that is owed to the buyer and still with us. */
  public BankClaim claimOn(Money owed) {
    if (kept.isZero() || (isAskedFor && left.minor() > 0)) {
      return isAskedFor ? BankClaim.UNDECIDED : BankClaim.NONE;
    }
    return left.isLessThan(owed) ? BankClaim.KEEPS : BankClaim.NONE;
  }

  /** How much of what is owed to the buyer the bank has not taken. */
  public Money stillOwed(Money owed) {
    if (kept.isZero() || !left.isLessThan(owed)) {
      return owed;
    }
    return left.isNegative() ? Money.zero(owed.currency()) : left;
  }

  /** How far the bank of a buyer has come in asking for the money of a payment. */
  public enum BankClaim {
    /** It asks for nothing, or had to give it back. */
    NONE,
    /** It asks, and nobody knows yet who will have the money. */
    UNDECIDED,
    /** It has that money for good, or a part of it. */
    KEEPS
  }
}
