package coop.byhand.ledger;

import coop.byhand.kernel.Money;

/** What came of proposing a grant of the solidarity fund. */
public sealed interface GrantProposalOutcome {

  /** It waits for another member of the board. */
  record Proposed(SolidarityGrant grant) implements GrantProposalOutcome {}

  /** Only the board proposes. */
  record NotTheBoard() implements GrantProposalOutcome {}

  /** Nobody proposes a grant for themselves. */
  record ForOneself() implements GrantProposalOutcome {}

  /** Whom it is for is not on the roll. */
  record NotAMember() implements GrantProposalOutcome {}

  /** Nothing, or less. */
  record NoAmount() implements GrantProposalOutcome {}

  /**
   * The fund does not hold so much.
   *
   * @param has what it holds in that currency
   */
  record MoreThanHeld(Money has) implements GrantProposalOutcome {}

  /** It says nothing about what it is for, or too much. */
  record PurposeLength() implements GrantProposalOutcome {}
}
