package coop.byhand.checkout;

/** What came of putting a work into a basket. */
public enum PutOutcome {
  IS_IN,
  /** There is no room for more; what was in it stays. */
  FULL
}
