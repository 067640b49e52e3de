package coop.byhand.policy;

/** Why a version of the document exists. There is no third cause. */
public sealed interface PolicyCause {

  /** The co-op was founded with it. */
  record Genesis() implements PolicyCause {}

  /** The assembly adopted it; the number is that of the proposal. */
  record Ballot(int proposalNumber) implements PolicyCause {
    public Ballot {
      if (proposalNumber < 1) {
        throw new IllegalArgumentException("proposals are numbered from 1: " + proposalNumber);
      }
    }
  }
}
