package coop.byhand.policy;

/**
 * The values a parameter may take: from {@code min} to {@code max} in steps counted from
 * {@code min}, all in the unit of the parameter.
 */
public record Bounds(long min, long max, long step) {

  public Bounds {
    if (min < 0 || max < min || step < 1 || (max - min) % step != 0) {
      throw new IllegalArgumentException("not bounds: " + min + ", " + max + ", " + step);
    }
  }

  /** Whether a value lies inside and on the grid. */
  public boolean allow(long value) {
    return value >= min && value <= max && (value - min) % step == 0;
  }

  /** The next allowed value above this one, or the highest. */
  public long above(long value) {
    return value < min ? min : Math.min(max, min + ((value - min) / step + 1) * step);
  }

  /** The next allowed value below this one, or the lowest. */
  public long below(long value) {
    long within = Math.min(value, max + 1);
    return within <= min ? min : min + (within - min - 1) / step * step;
  }
}
