package coop.byhand.governance;

import java.time.Instant;

/** An adopted proposal took effect; {@code at} is the planned instant. */
public record ProposalEnacted(ProposalId proposal, Instant at) {}
