package coop.byhand.payouts;

/** What came of saying what a movement at the provider was. */
public enum Explained {
  BOOKED,
  WORDS_MISSING,
  /** Something or somebody else explained it before. */
  NOT_OPEN,
  NOT_THE_BOARD
}
