package coop.byhand.governance;

import static coop.byhandschema.governance.Tables.BALLOT;
import static coop.byhandschema.governance.Tables.ROLL;
import static coop.byhandschema.governance.Tables.SUPERSEDED_BALLOT;

import coop.byhand.members.MemberId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class BallotPapers {

  private final DSLContext database;

  BallotPapers(DSLContext database) {
    this.database = database;
  }

  /** Puts a paper into the box; in place of the one before, which the database keeps as trace. */
  void put(Ballot ballot) {
    String choice = name(ballot.choice());
    Long value = ballot.choice() instanceof Choice.Value(long number) ? number : null;
    if (ballot.revision() == 1) {
      database
          .insertInto(BALLOT)
          .set(BALLOT.PROPOSAL_ID, ballot.proposal())
          .set(BALLOT.MEMBER_ID, ballot.member())
          .set(BALLOT.CHOICE, choice)
          .set(BALLOT.VALUE, value)
          .set(BALLOT.REVISION, 1)
          .set(BALLOT.CAST_AT, ballot.castAt())
          .execute();
    } else {
      database
          .update(BALLOT)
          .set(BALLOT.CHOICE, choice)
          .set(BALLOT.VALUE, value)
          .set(BALLOT.REVISION, ballot.revision())
          .set(BALLOT.CAST_AT, ballot.castAt())
          .where(BALLOT.PROPOSAL_ID.eq(ballot.proposal()))
          .and(BALLOT.MEMBER_ID.eq(ballot.member()))
          .execute();
    }
  }

  /** The paper of a member, held against a second vote of the same member at the same time. */
  Optional<Ballot> lock(ProposalId proposal, MemberId member) {
    return database
        .selectFrom(BALLOT)
        .where(BALLOT.PROPOSAL_ID.eq(proposal))
        .and(BALLOT.MEMBER_ID.eq(member))
        .forUpdate()
        .fetchOptional(BallotPapers::read);
  }

  Optional<Ballot> find(ProposalId proposal, MemberId member) {
    return database
        .selectFrom(BALLOT)
        .where(BALLOT.PROPOSAL_ID.eq(proposal))
        .and(BALLOT.MEMBER_ID.eq(member))
        .fetchOptional(BallotPapers::read);
  }

  /** All papers in the box, by member. */
  List<Ballot> in(ProposalId proposal) {
    return database
        .selectFrom(BALLOT)
        .where(BALLOT.PROPOSAL_ID.eq(proposal))
        .orderBy(BALLOT.MEMBER_ID)
        .fetch(BallotPapers::read);
  }

  /** The papers a member replaced, the first one first. */
  List<Ballot> superseded(ProposalId proposal, MemberId member) {
    return database
        .selectFrom(SUPERSEDED_BALLOT)
        .where(SUPERSEDED_BALLOT.PROPOSAL_ID.eq(proposal))
        .and(SUPERSEDED_BALLOT.MEMBER_ID.eq(member))
        .orderBy(SUPERSEDED_BALLOT.REVISION)
        .fetch(row ->
            new Ballot(
                row.get(SUPERSEDED_BALLOT.PROPOSAL_ID),
                row.get(SUPERSEDED_BALLOT.MEMBER_ID),
                choice(row.get(SUPERSEDED_BALLOT.CHOICE), row.get(SUPERSEDED_BALLOT.VALUE)),
                row.get(SUPERSEDED_BALLOT.REVISION),
                row.get(SUPERSEDED_BALLOT.CAST_AT)));
  }

  int count(ProposalId proposal) {
    return database.fetchCount(BALLOT, BALLOT.PROPOSAL_ID.eq(proposal));
  }

  boolean onRoll(ProposalId proposal, MemberId member) {
    return database.fetchExists(ROLL, ROLL.PROPOSAL_ID.eq(proposal).and(ROLL.MEMBER_ID.eq(member)));
  }

  /** Members on the roll who have no paper in the box. */
  List<MemberId> undecided(ProposalId proposal) {
    return database
        .select(ROLL.MEMBER_ID)
        .from(ROLL)
        .leftAntiJoin(BALLOT)
        .on(BALLOT.PROPOSAL_ID.eq(ROLL.PROPOSAL_ID).and(BALLOT.MEMBER_ID.eq(ROLL.MEMBER_ID)))
        .where(ROLL.PROPOSAL_ID.eq(proposal))
        .orderBy(ROLL.MEMBER_ID)
        .fetch(row -> row.value1());
  }

  /** The latest papers of a member on all proposals. */
  Map<ProposalId, Ballot> of(MemberId member) {
    return database
        .selectFrom(BALLOT)
        .where(BALLOT.MEMBER_ID.eq(member))
        .fetchMap(BALLOT.PROPOSAL_ID, BallotPapers::read);
  }

  private static Ballot read(Record row) {
    return new Ballot(
        row.get(BALLOT.PROPOSAL_ID),
        row.get(BALLOT.MEMBER_ID),
        choice(row.get(BALLOT.CHOICE), row.get(BALLOT.VALUE)),
        row.get(BALLOT.REVISION),
        row.get(BALLOT.CAST_AT));
  }

  private static String name(Choice choice) {
    return switch (choice) {
      case Choice.Value value -> "VALUE";
      case Choice.Yes yes -> "YES";
      case Choice.No no -> "NO";
      case Choice.Abstain abstain -> "ABSTAIN";
    };
  }

  private static Choice choice(String name, @Nullable Long value) {
    return switch (name) {
      case "YES" -> new Choice.Yes();
      case "NO" -> new Choice.No();
      case "ABSTAIN" -> new Choice.Abstain();
      default -> {
        if (value == null) {
          throw new IllegalStateException("a ballot without a value: " + name);
        }
        yield new Choice.Value(value);
      }
    };
  }
}
