package coop.byhand.policy;

/** Which way a change of a parameter takes something from the creators. */
public enum Favours {
  /** A higher value takes from creators: a commission, a hold. */
  LOWER,
  /** A lower value takes from creators: a price floor. */
  HIGHER,
  /** Neither way does: what is divided is the co-op's own. */
  NEITHER
}
