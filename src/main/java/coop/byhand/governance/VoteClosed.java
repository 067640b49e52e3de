package coop.byhand.governance;

import java.time.Instant;

/** The vote is over and counted; {@code at} is the planned close. */
public record VoteClosed(ProposalId proposal, Instant at) {}
