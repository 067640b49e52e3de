package coop.byhand.checkout;

/** What came of wanting money back, or of deciding about it. */
public sealed interface RefundOutcome {

  /** The money goes back. */
  record Agreed(Refund refund) implements RefundOutcome {}

  /** Somebody on the board decides. */
  record Waiting(Refund refund) implements RefundOutcome {}

  /** It does not go back. */
  record Refused(Refund refund) implements RefundOutcome {}

  /** No line was named, or no reason given, or one that is too long. */
  record Incomplete() implements RefundOutcome {}

  /** The buyer's bank is already asking for this money. */
  record InDispute() implements RefundOutcome {}

  /** The buyer's bank has a part of it, so the provider sends nothing; we can pay the rest. */
  record PartlyTaken() implements RefundOutcome {}

  /** Nothing of it is left, or it is wanted back or on its way already. */
  record NothingLeft() implements RefundOutcome {}

  /** No such order or wish, somebody else's, or decided already. */
  record Unknown() implements RefundOutcome {}
}
