package coop.byhand.governance;

import static coop.byhandschema.governance.Tables.PROPOSAL;

import coop.byhand.members.MemberId;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.tally.Count;
import coop.byhand.tally.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** Turns rows into proposals. */
@Repository
class ProposalRows {

  static final String NUMBER = "NUMBER";
  static final String TEXT = "TEXT";

  Proposal read(Record row, List<MemberId> sponsors) {
    return new Proposal(
        row.get(PROPOSAL.PROPOSAL_ID),
        row.get(PROPOSAL.NUMBER),
        row.get(PROPOSAL.MEMBER_ID),
        row.get(PROPOSAL.TITLE),
        row.get(PROPOSAL.REASON),
        matter(row),
        row.get(PROPOSAL.DRAFTED_AT),
        state(row),
        row.get(PROPOSAL.SPONSORS_NEEDED),
        sponsors,
        terms(row),
        result(row),
        Optional.ofNullable(row.get(PROPOSAL.ADOPTED_VERSION)).map(PolicyVersion::new));
  }

  private static Matter matter(Record row) {
    return row.get(PROPOSAL.MATTER).equals(NUMBER)
        ? new Matter.NumberChange(
            Parameter.byKey(row.get(PROPOSAL.PARAMETER)).orElseThrow(),
            row.get(PROPOSAL.FROM_VALUE),
            row.get(PROPOSAL.TO_VALUE))
        : new Matter.RuleText(row.get(PROPOSAL.RULE_TEXT));
  }

  private static ProposalState state(Record row) {
    Instant since = row.get(PROPOSAL.STAGE_SINCE);
    Instant next = row.get(PROPOSAL.NEXT_AT);
    return switch (Stage.valueOf(row.get(PROPOSAL.STAGE))) {
      case SPONSORS -> new ProposalState.SeekingSponsors(next);
      case DISCUSSION -> new ProposalState.Discussion(next);
      case NOTICE -> new ProposalState.Notice(next);
      case VOTING -> new ProposalState.Voting(next);
      case QUEUED -> new ProposalState.Queued(next);
      case EFFECTIVE -> new ProposalState.Effective(since);
      case REJECTED -> new ProposalState.Rejected(since);
      case NO_QUORUM -> new ProposalState.NoQuorum(since);
      case CONFLICT -> new ProposalState.Conflict(since);
      case EXPIRED -> new ProposalState.Expired(since);
      case WITHDRAWN -> new ProposalState.Withdrawn(since);
    };
  }

  private static Optional<VoteTerms> terms(Record row) {
    if (row.get(PROPOSAL.ROLL_AT) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new VoteTerms(
            row.get(PROPOSAL.POLICY_VERSION),
            row.get(PROPOSAL.ROLL_AT),
            row.get(PROPOSAL.ROLL_SIZE),
            row.get(PROPOSAL.ROLL_DIGEST),
            row.get(PROPOSAL.QUORUM),
            row.get(PROPOSAL.OPENS_AT),
            row.get(PROPOSAL.CLOSES_AT),
            Optional.ofNullable(row.get(PROPOSAL.OPENED_ENTRY)).map(RegisterEntryId::new)));
  }

  private static Optional<Result> result(Record row) {
    if (row.get(PROPOSAL.FINDING) == null) {
      return Optional.empty();
    }
    Count count =
        new Count(
            Finding.valueOf(row.get(PROPOSAL.FINDING)),
            row.get(PROPOSAL.RESULT_VALUE),
            TraceText.read(row.get(PROPOSAL.TRACE)));
    return Optional.of(
        new Result(
            count,
            new RegisterEntryId(row.get(PROPOSAL.RESULT_ENTRY)),
            Optional.ofNullable(row.get(PROPOSAL.EFFECTIVE_AT))));
  }
}
