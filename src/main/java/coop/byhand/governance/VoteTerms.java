package coop.byhand.governance;

import coop.byhand.kernel.Digest;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is frozen when a vote is announced and holds to its end, whatever changes meanwhile.
 *
 * @param rules the version whose voting rules apply
 * @param rollSize members who may vote, N
 * @param rollHash SHA-256 of the canonical JSON list of their ids, sorted
 * @param quorum votes needed at least
 * @param opened where the opening stands in the register
 */
public record VoteTerms(
    PolicyVersion rules,
    Instant rollAt,
    int rollSize,
    Digest rollHash,
    int quorum,
    Instant opensAt,
    Instant closesAt,
    Optional<RegisterEntryId> opened) {}
