package coop.byhand.payments;

/** What came of a person's explanation of a movement. */
public enum ExplainOutcome {
  /** It is explained and booked, in this moment. */
  BOOKED,
  /** Nobody can check an explanation without words. */
  WORDS_MISSING,
  /** It is not open: something or somebody else explained it before. */
  NOT_OPEN
}
