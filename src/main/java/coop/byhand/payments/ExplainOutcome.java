package coop.byhand.payments;

/** What came of a person's word about a difference between the provider and us. */
public enum ExplainOutcome {
  /** It is booked as they say, in this moment. */
  BOOKED,
  /** Nobody can check an explanation without words. */
  WORDS_MISSING,
  /** It is not open: something or somebody else explained it before, or it is another by now. */
  NOT_OPEN
}
