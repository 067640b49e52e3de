package coop.byhand.governance;

import java.time.Instant;

/** What became of the wish to sponsor a proposal. */
public sealed interface SponsorOutcome {

  /** It stands; {@code missing} more are needed, and at none the discussion begins. */
  record Sponsored(int missing) implements SponsorOutcome {}

  record AlreadySponsor() implements SponsorOutcome {}

  /** Sponsors are others than the proposer. */
  record OwnProposal() implements SponsorOutcome {}

  record NotAMember() implements SponsorOutcome {}

  /** It needs no sponsors any more, or is over; {@code since} when. */
  record TooLate(Instant since) implements SponsorOutcome {}
}
