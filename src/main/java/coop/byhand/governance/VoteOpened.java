package coop.byhand.governance;

import java.time.Instant;

/** Members may vote from now on. */
public record VoteOpened(ProposalId proposal, Instant at) {}
