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
}
