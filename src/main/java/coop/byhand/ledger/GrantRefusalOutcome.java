package coop.byhand.ledger;

/** What came of declining a grant of the solidarity fund. */
public sealed interface GrantRefusalOutcome {

  /** It is not given, as was said now or before. */
  record Declined(SolidarityGrant grant) implements GrantRefusalOutcome {}

  /** Only the board declines. */
  record NotTheBoard() implements GrantRefusalOutcome {}

  /** It is declined with words, and not too many. */
  record ReasonLength() implements GrantRefusalOutcome {}

  /** It is booked, which cannot be taken back. */
  record AgreedBefore() implements GrantRefusalOutcome {}

  /** There is no such grant. */
  record Unknown() implements GrantRefusalOutcome {}
}
