package coop.byhand.governance;

import java.time.Instant;

/** Somebody proposed something; it looks for sponsors. */
public record ProposalDrafted(ProposalId proposal, Instant at) {}
