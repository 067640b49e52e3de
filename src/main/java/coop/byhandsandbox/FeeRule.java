package coop.byhandsandbox;

/**
 * What the payment provider keeps of a charge: a share in basis points, rounded half up, and a
 * fixed part in minor units of the charge's currency; and what it takes for a dispute.
 */
public record FeeRule(int basisPoints, long fixedMinor, long disputeMinor) {

  /** 1.5 % and 25 minor units; 20.00 for a dispute. */
  public static final FeeRule STANDARD = new FeeRule(150, 25, 2000);

  private static final long WHOLE = 10_000;

  /** Refuses shares outside 0 to 10,000 basis points and negative amounts. */
  public FeeRule {
    if (basisPoints < 0 || basisPoints > WHOLE || fixedMinor < 0 || disputeMinor < 0) {
      throw new IllegalArgumentException("A fee is between nothing and the whole amount");
    }
  }

  long feeOf(long amountMinor) {
    long share = Math.multiplyExact(amountMinor, basisPoints);
    return Math.addExact((share + WHOLE / 2) / WHOLE, fixedMinor);
  }
}
