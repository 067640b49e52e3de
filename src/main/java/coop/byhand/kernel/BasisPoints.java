package coop.byhand.kernel;

/**
 * A share of a whole in hundredths of a percent, from 0 to 10,000; 1,750 is 17.5 %. All voted
 * rates are kept in this unit.
 */
public record BasisPoints(int value) implements Comparable<BasisPoints> {

  /** The whole. */
  public static final int WHOLE = 10_000;

  public BasisPoints {
    if (value < 0 || value > WHOLE) {
      throw new IllegalArgumentException("basis points must be 0 to 10000: " + value);
    }
  }

  /** What is left of the whole. */
  public BasisPoints complement() {
    return new BasisPoints(WHOLE - value);
  }

  public BasisPoints minus(BasisPoints other) {
    return new BasisPoints(value - other.value);
  }

  @Override
  public int compareTo(BasisPoints other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value + " bp";
  }
}
