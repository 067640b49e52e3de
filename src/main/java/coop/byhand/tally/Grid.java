package coop.byhand.tally;

/**
 * The values a number vote allows: from the least to the most, in equal steps from the least on.
 *
 * @param step at least 1
 */
public record Grid(long least, long most, long step) {

  public Grid {
    boolean tooWide = step > 1 && most - least < 0;
    if (least > most || step < 1 || tooWide) {
      throw new IllegalArgumentException("no values from " + least + " to " + most + " by " + step);
    }
  }

  /** Every whole number that fits into a vote. */
  public static Grid everyNumber() {
    return new Grid(Long.MIN_VALUE, Long.MAX_VALUE, 1);
  }

  /** Whether a paper may name this value. */
  public boolean holds(long value) {
    return value >= least && value <= most && (step == 1 || (value - least) % step == 0);
  }
}
