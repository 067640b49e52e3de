package coop.byhand.tally;

/**
 * Votes in hundred-thousandths, the unit of SSI 2007/42, Schedule 1, rule 48(3): a paper that was
 * never transferred is worth 100,000 of them. Whole numbers throughout, nothing is ever rounded.
 */
public final class Votes {

  /** One whole vote. */
  public static final long ONE = 100_000;

  private Votes() {}

  /** Votes as they are published, always with five decimals: {@code 618.42452}. */
  public static String text(long hundredThousandths) {
    String sign = hundredThousandths < 0 ? "-" : "";
    String digits = Long.toString(Math.abs(hundredThousandths % ONE));
    return sign
        + Math.abs(hundredThousandths / ONE)
        + "."
        + "0".repeat(5 - digits.length())
        + digits;
  }
}
