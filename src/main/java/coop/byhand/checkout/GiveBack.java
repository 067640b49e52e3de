package coop.byhand.checkout;

/** Who decides whether a licence may be given back. */
public enum GiveBack {
  /** The rule: it is within its time, and the file was not fetched. */
  BY_ITSELF,
  /** Members of the board, who read the reason. */
  BY_THE_BOARD
}
