package coop.byhand.checkout;

/** What came of sending money again that no order waits for. */
public enum StrayOutcome {
  /** The provider sends it once more. */
  GOES_AGAIN,
  /** It is noted as paid from our bank. */
  PAID_BY_HAND,
  /** The buyer's bank is asking for it, so nobody knows yet who will have it. */
  IN_DISPUTE,
  /** The buyer's bank has taken it, so nothing is owed. */
  WITH_THE_BUYER,
  /** The bank has taken a part, so the provider sends nothing; the rest can be paid by hand. */
  PARTLY_WITH_THE_BUYER,
  /** Somebody else has seen to it meanwhile. */
  UNKNOWN
}
