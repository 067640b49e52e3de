package coop.byhand.policy;

/** What the whole number of a parameter counts. */
public enum Unit {
  /** Hundredths of a percent; 1,750 is 17.5 %. */
  BASIS_POINTS,
  /** Cents of a euro. */
  EURO_CENTS,
  DAYS,
  HOURS,
  /** People who must agree. */
  PEOPLE,
  /** Tenths of a factor; 15 is 1.5. */
  TENTHS,
  /** The number of one of several choices, which have names. */
  CHOICE
}
