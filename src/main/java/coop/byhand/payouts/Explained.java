package coop.byhand.payouts;

/** What came of the board's word about a difference between the provider and the books. */
public enum Explained {
  BOOKED,
  WORDS_MISSING,
  /** Something or somebody else explained it before, or it is another by now. */
  NOT_OPEN,
  NOT_THE_BOARD
}
