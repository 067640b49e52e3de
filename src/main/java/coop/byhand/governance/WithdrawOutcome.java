package coop.byhand.governance;

/** What became of the wish to take a proposal back. */
public sealed interface WithdrawOutcome {

  record Withdrawn() implements WithdrawOutcome {}

  /** Only its proposer takes a proposal back. */
  record NotYours() implements WithdrawOutcome {}

  /** From the notice on it belongs to the assembly. */
  record TooLate() implements WithdrawOutcome {}
}
