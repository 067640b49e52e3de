package coop.byhand.governance;

import java.time.Instant;

/** Where a proposal stands. Instants are the planned ones, even where a job ran later. */
public sealed interface ProposalState {

  /** Waits for sponsors and lapses without them. */
  record SeekingSponsors(Instant lapsesAt) implements ProposalState {}

  /** Has its sponsors and is talked about. */
  record Discussion(Instant until) implements ProposalState {}

  /** Roll, rules and times are frozen; the vote is announced. */
  record Notice(Instant opensAt) implements ProposalState {}

  /** Members vote. From {@code closesAt} on no vote counts, whether or not it was counted yet. */
  record Voting(Instant closesAt) implements ProposalState {}

  /** Adopted; waits out the time lock. */
  record Queued(Instant effectiveAt) implements ProposalState {}

  /** Adopted and in force. */
  record Effective(Instant since) implements ProposalState {}

  /** Voted on and not adopted. */
  record Rejected(Instant closedAt) implements ProposalState {}

  /** Too few took part. */
  record NoQuorum(Instant closedAt) implements ProposalState {}

  /** Adopted, but the value it started from had changed before it could take effect. */
  record Conflict(Instant at) implements ProposalState {}

  /** Found too few sponsors in time. */
  record Expired(Instant at) implements ProposalState {}

  /** Taken back by its proposer before the vote. */
  record Withdrawn(Instant at) implements ProposalState {}
}
