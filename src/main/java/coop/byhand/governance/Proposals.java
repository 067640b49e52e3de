package coop.byhand.governance;

import static coop.byhandschema.governance.Tables.PROPOSAL;
import static coop.byhandschema.governance.Tables.ROLL;
import static coop.byhandschema.governance.Tables.SPONSOR;

import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.tally.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class Proposals {

  private static final Duration SOON = Duration.ofDays(3);

  private final DSLContext database;
  private final ProposalRows rows;

  Proposals(DSLContext database, ProposalRows rows) {
    this.database = database;
    this.rows = rows;
  }

  int insert(ProposalId id, MemberId proposer, Draft draft, Matter matter, Course course) {
    var insert =
        database
            .insertInto(PROPOSAL)
            .set(PROPOSAL.PROPOSAL_ID, id)
            .set(PROPOSAL.MEMBER_ID, proposer)
            .set(PROPOSAL.TITLE, draft.title())
            .set(PROPOSAL.REASON, draft.reason())
            .set(PROPOSAL.DRAFTED_AT, course.now())
            .set(PROPOSAL.STAGE, Stage.SPONSORS.name())
            .set(PROPOSAL.STAGE_SINCE, course.now())
            .set(PROPOSAL.NEXT_AT, course.lapsesAt())
            .set(PROPOSAL.SPONSORS_NEEDED, course.sponsorsNeeded());
    insert =
        switch (matter) {
          case Matter.NumberChange number ->
              insert
                  .set(PROPOSAL.MATTER, ProposalRows.NUMBER)
                  .set(PROPOSAL.PARAMETER, number.parameter().key())
                  .set(PROPOSAL.FROM_VALUE, number.from())
                  .set(PROPOSAL.TO_VALUE, number.to());
          case Matter.RuleText(String text) ->
              insert.set(PROPOSAL.MATTER, ProposalRows.TEXT).set(PROPOSAL.RULE_TEXT, text);
        };
    return Objects.requireNonNull(insert.returningResult(PROPOSAL.NUMBER).fetchSingle().value1());
  }

  Optional<Proposal> find(ProposalId id) {
    return list(PROPOSAL.PROPOSAL_ID.eq(id)).stream().findFirst();
  }

  Optional<Proposal> find(int number) {
    return list(PROPOSAL.NUMBER.eq(number)).stream().findFirst();
  }

  /** Holds the proposal against everyone else who would move it on. */
  Optional<Proposal> lock(ProposalId id) {
    database
        .select(PROPOSAL.PROPOSAL_ID)
        .from(PROPOSAL)
        .where(PROPOSAL.PROPOSAL_ID.eq(id))
        .forUpdate()
        .fetch();
    return find(id);
  }

  /** Holds the proposal against the close, but not against other votes. */
  Optional<Proposal> lockForVote(ProposalId id) {
    database
        .select(PROPOSAL.PROPOSAL_ID)
        .from(PROPOSAL)
        .where(PROPOSAL.PROPOSAL_ID.eq(id))
        .forShare()
        .fetch();
    return find(id);
  }

  /** The proposal that is due longest, held until the transaction ends. */
  Optional<Proposal> lockNextDue(Instant now) {
    return database
        .select(PROPOSAL.PROPOSAL_ID)
        .from(PROPOSAL)
        .where(PROPOSAL.NEXT_AT.le(now))
        .orderBy(PROPOSAL.NEXT_AT, PROPOSAL.NUMBER)
        .limit(1)
        .forUpdate()
        .fetchOptional(PROPOSAL.PROPOSAL_ID)
        .flatMap(this::find);
  }

  List<Proposal> list(ProposalFilter filter, Instant now) {
    return list(condition(filter, now));
  }

  int count(ProposalFilter filter, Instant now) {
    return database.fetchCount(PROPOSAL, condition(filter, now));
  }

  private static Condition condition(ProposalFilter filter, Instant now) {
    return switch (filter) {
      case PREPARING -> in(Stage.SPONSORS, Stage.DISCUSSION, Stage.NOTICE);
      case OPEN -> in(Stage.VOTING);
      case CLOSING_SOON -> in(Stage.VOTING).and(PROPOSAL.CLOSES_AT.between(now, now.plus(SOON)));
      case ADOPTED -> in(Stage.QUEUED);
      case IN_FORCE -> in(Stage.EFFECTIVE);
      case REJECTED ->
          in(Stage.REJECTED, Stage.NO_QUORUM, Stage.CONFLICT, Stage.EXPIRED, Stage.WITHDRAWN);
    };
  }

  private static Condition in(Stage... stages) {
    return PROPOSAL.STAGE.in(Arrays.stream(stages).map(Stage::name).toList());
  }

  private List<Proposal> list(Condition condition) {
    var found =
        database.selectFrom(PROPOSAL).where(condition).orderBy(PROPOSAL.NUMBER.desc()).fetch();
    Map<ProposalId, List<MemberId>> sponsors =
        database
            .select(SPONSOR.PROPOSAL_ID, SPONSOR.MEMBER_ID)
            .from(SPONSOR)
            .where(SPONSOR.PROPOSAL_ID.in(found.getValues(PROPOSAL.PROPOSAL_ID)))
            .orderBy(SPONSOR.SPONSORED_AT, SPONSOR.MEMBER_ID)
            .fetchGroups(SPONSOR.PROPOSAL_ID, SPONSOR.MEMBER_ID);
    return found.map((Record row) ->
        rows.read(row, sponsors.getOrDefault(row.get(PROPOSAL.PROPOSAL_ID), List.of())));
  }

  void insertSponsor(ProposalId id, MemberId sponsor, Instant now) {
    database
        .insertInto(SPONSOR)
        .set(SPONSOR.PROPOSAL_ID, id)
        .set(SPONSOR.MEMBER_ID, sponsor)
        .set(SPONSOR.SPONSORED_AT, now)
        .execute();
  }

  void discuss(ProposalId id, Instant since, Instant until) {
    database
        .update(PROPOSAL)
        .set(PROPOSAL.STAGE, Stage.DISCUSSION.name())
        .set(PROPOSAL.STAGE_SINCE, since)
        .set(PROPOSAL.NEXT_AT, until)
        .where(PROPOSAL.PROPOSAL_ID.eq(id))
        .execute();
  }

  void freeze(ProposalId id, VoteTerms terms, List<MemberId> roll) {
    var insert = database.insertInto(ROLL, ROLL.PROPOSAL_ID, ROLL.MEMBER_ID);
    for (MemberId member : roll) {
      insert = insert.values(id, member);
    }
    if (!roll.isEmpty()) {
      insert.execute();
    }
    database
        .update(PROPOSAL)
        .set(PROPOSAL.STAGE, Stage.NOTICE.name())
        .set(PROPOSAL.STAGE_SINCE, terms.rollAt())
        .set(PROPOSAL.NEXT_AT, terms.opensAt())
        .set(PROPOSAL.POLICY_VERSION, terms.rules())
        .set(PROPOSAL.ROLL_AT, terms.rollAt())
        .set(PROPOSAL.ROLL_SIZE, terms.rollSize())
        .set(PROPOSAL.ROLL_DIGEST, terms.rollHash())
        .set(PROPOSAL.QUORUM, terms.quorum())
        .set(PROPOSAL.OPENS_AT, terms.opensAt())
        .set(PROPOSAL.CLOSES_AT, terms.closesAt())
        .where(PROPOSAL.PROPOSAL_ID.eq(id))
        .execute();
  }

  void open(ProposalId id, VoteTerms terms, RegisterEntryId entry) {
    database
        .update(PROPOSAL)
        .set(PROPOSAL.STAGE, Stage.VOTING.name())
        .set(PROPOSAL.STAGE_SINCE, terms.opensAt())
        .set(PROPOSAL.NEXT_AT, terms.closesAt())
        .set(PROPOSAL.OPENED_ENTRY, entry.value())
        .where(PROPOSAL.PROPOSAL_ID.eq(id))
        .execute();
  }

  void close(ProposalId id, Instant closedAt, Result result) {
    Count count = result.count();
    Stage stage =
        switch (count.finding()) {
          case CARRIED -> Stage.QUEUED;
          case NOT_CARRIED -> Stage.REJECTED;
          case NO_QUORUM -> Stage.NO_QUORUM;
        };
    database
        .update(PROPOSAL)
        .set(PROPOSAL.STAGE, stage.name())
        .set(PROPOSAL.STAGE_SINCE, closedAt)
        .set(PROPOSAL.NEXT_AT, result.effectiveAt().orElse(null))
        .set(PROPOSAL.FINDING, count.finding().name())
        .set(PROPOSAL.RESULT_VALUE, count.value())
        .set(PROPOSAL.TRACE, TraceText.write(count.trace()))
        .set(PROPOSAL.RESULT_ENTRY, result.entry().value())
        .set(PROPOSAL.EFFECTIVE_AT, result.effectiveAt().orElse(null))
        .where(PROPOSAL.PROPOSAL_ID.eq(id))
        .execute();
  }

  void enact(ProposalId id, Instant since, Optional<PolicyVersion> version) {
    database
        .update(PROPOSAL)
        .set(PROPOSAL.STAGE, Stage.EFFECTIVE.name())
        .set(PROPOSAL.STAGE_SINCE, since)
        .setNull(PROPOSAL.NEXT_AT)
        .set(PROPOSAL.ADOPTED_VERSION, version.map(PolicyVersion::value).orElse(null))
        .where(PROPOSAL.PROPOSAL_ID.eq(id))
        .execute();
  }

  /** Ends a proposal without effect. */
  void end(ProposalId id, Stage stage, Instant at) {
    database
        .update(PROPOSAL)
        .set(PROPOSAL.STAGE, stage.name())
        .set(PROPOSAL.STAGE_SINCE, at)
        .setNull(PROPOSAL.NEXT_AT)
        .where(PROPOSAL.PROPOSAL_ID.eq(id))
        .execute();
  }
}
