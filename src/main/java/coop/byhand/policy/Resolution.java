package coop.byhand.policy;

/** The kind of vote that may change a parameter. */
public enum Resolution {
  /** An ordinary vote of the assembly. */
  ORDINARY,
  /** A special resolution: two thirds of the votes and a higher quorum. */
  SPECIAL
}
