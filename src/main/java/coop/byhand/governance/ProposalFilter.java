package coop.byhand.governance;

/** The lists in which proposals are shown. Each proposal stands in one of the first five or none. */
public enum ProposalFilter {
  /** Looking for sponsors, in discussion, or announced. */
  PREPARING,
  /** The vote is open. */
  OPEN,
  /** Adopted, waiting out the time lock. */
  ADOPTED,
  /** Adopted and in force. */
  IN_FORCE,
  /** Not adopted, without quorum, lapsed, withdrawn or in conflict. */
  REJECTED,
  /** The vote is open and closes within three days. */
  CLOSING_SOON
}
