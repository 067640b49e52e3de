package coop.byhand.tally;

/** What it means that a paper gives an option no rank. The result may depend on it. */
public enum Unranked {
  /** Below every ranked option and level with the other unranked ones (Debian, A.5.1). */
  BELOW_ALL_RANKED,
  /** The paper does not compare this option with any other (Kubernetes, CIVS). */
  NO_OPINION
}
