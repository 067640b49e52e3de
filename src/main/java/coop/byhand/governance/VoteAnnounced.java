package coop.byhand.governance;

import java.time.Instant;

/** Roll, rules and times of a vote are frozen; it opens soon. */
public record VoteAnnounced(ProposalId proposal, Instant at) {}
