package coop.byhand.catalogue;

import java.time.Instant;

/** What came of taking a work down or a draft away. */
public sealed interface WithdrawOutcome {

  /** Taken down; licences already sold stay valid. */
  record Withdrawn(Instant at) implements WithdrawOutcome {}

  /** The draft is gone. */
  record Discarded() implements WithdrawOutcome {}

  /** In this state there is nothing to take down. */
  record NotPossible(ListingState state) implements WithdrawOutcome {}

  /** There is no such work of this member. */
  record NotYours() implements WithdrawOutcome {}
}
