package coop.byhand.governance;

import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A motion to the assembly. What it proposes never changes after it was drafted.
 *
 * @param number by which people speak of it
 * @param reason why, in the words of the proposer
 * @param sponsorsNeeded members besides the proposer who must support it
 * @param terms roll, rules and times, once they are frozen
 * @param result what the count found, once the vote is closed
 * @param adopted the version of the voted document that carries it out
 */
public record Proposal(
    ProposalId id,
    int number,
    MemberId proposer,
    String title,
    String reason,
    Matter matter,
    Instant draftedAt,
    ProposalState state,
    int sponsorsNeeded,
    List<MemberId> sponsors,
    Optional<VoteTerms> terms,
    Optional<Result> result,
    Optional<PolicyVersion> adopted) {

  public Proposal {
    sponsors = List.copyOf(sponsors);
  }
}
