package coop.byhand.payments;

/** What came of a person's word that an alert is dealt with. */
public enum Closing {
  /** It is closed, with their words. */
  CLOSED,
  /** Nobody can follow it without words. */
  WORDS_MISSING,
  /** It is not open any more: its reason went away, or somebody else closed it. */
  NOT_OPEN
}
