package coop.byhand.catalogue;

import static coop.byhandschema.catalogue.Tables.DIVISION;
import static coop.byhandschema.catalogue.Tables.DIVISION_ANSWER;
import static coop.byhandschema.catalogue.Tables.DIVISION_END;
import static coop.byhandschema.catalogue.Tables.DIVISION_SHARE;
import static coop.byhandschema.catalogue.Tables.DIVISION_SIGNATORY;

import coop.byhand.kernel.Digest;
import coop.byhand.members.MemberId;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class DivisionBook {

  private static final String COMPLETE = "complete";
  private static final String SIGNED = "signed";

  private final DSLContext db;

  DivisionBook(DSLContext db) {
    this.db = db;
  }

  void insert(Division division) {
    db.insertInto(DIVISION)
        .set(DIVISION.WORK_ID, division.work())
        .set(DIVISION.VERSION, division.version())
        .set(DIVISION.DIGEST, division.digest())
        .set(DIVISION.PROPOSED_AT, division.proposedAt())
        .execute();
    for (Contributor share : division.shares()) {
      db.insertInto(DIVISION_SHARE)
          .set(DIVISION_SHARE.WORK_ID, division.work())
          .set(DIVISION_SHARE.VERSION, division.version())
          .set(DIVISION_SHARE.MEMBER_ID, share.member())
          .set(DIVISION_SHARE.WEIGHT, share.weight())
          .set(DIVISION_SHARE.ROLE, share.role().name())
          .execute();
    }
    for (MemberId signatory : division.signatories()) {
      db.insertInto(DIVISION_SIGNATORY)
          .set(DIVISION_SIGNATORY.WORK_ID, division.work())
          .set(DIVISION_SIGNATORY.VERSION, division.version())
          .set(DIVISION_SIGNATORY.MEMBER_ID, signatory)
          .execute();
    }
  }

  void sign(Division division, MemberId member, Digest text, Instant at) {
    answer(division, member, text, SIGNED, "", at);
  }

  void refuse(Division division, MemberId member, String reason, Instant at) {
    answer(division, member, division.digest(), "refused", reason, at);
    end(division, "refused", null, at);
  }

  private void answer(
      Division division, MemberId member, Digest text, String answer, String reason, Instant at) {
    db.insertInto(DIVISION_ANSWER)
        .set(DIVISION_ANSWER.WORK_ID, division.work())
        .set(DIVISION_ANSWER.VERSION, division.version())
        .set(DIVISION_ANSWER.MEMBER_ID, member)
        .set(DIVISION_ANSWER.DIGEST, text)
        .set(DIVISION_ANSWER.ANSWER, answer)
        .set(DIVISION_ANSWER.REASON, reason)
        .set(DIVISION_ANSWER.ANSWERED_AT, at)
        .execute();
  }

  void complete(Division division, RegisterEntryId entry, Instant at) {
    end(division, COMPLETE, entry, at);
  }

  void withdraw(Division division, Instant at) {
    end(division, "withdrawn", null, at);
  }

  private void end(Division division, String outcome, @Nullable RegisterEntryId entry, Instant at) {
    db.insertInto(DIVISION_END)
        .set(DIVISION_END.WORK_ID, division.work())
        .set(DIVISION_END.VERSION, division.version())
        .set(DIVISION_END.OUTCOME, outcome)
        .set(DIVISION_END.ENDED_AT, at)
        .set(DIVISION_END.ENTRY_ID, entry)
        .execute();
  }

  Optional<Division> find(WorkId work, int version) {
    return rows(DIVISION.WORK_ID.eq(work).and(DIVISION.VERSION.eq(version)))
        .fetchOptional(this::division);
  }

  /** The one proposed last, whatever became of it. */
  Optional<Division> last(WorkId work) {
    return rows(DIVISION.WORK_ID.eq(work)).limit(1).fetchOptional(this::division);
  }

  /** Those who share what the work earns; empty while no division is complete. */
  List<Contributor> holding(WorkId work) {
    return rows(DIVISION.WORK_ID.eq(work).and(DIVISION_END.OUTCOME.eq(COMPLETE)))
        .limit(1)
        .fetchOptional(row -> shares(work, row.get(DIVISION.VERSION)))
        .orElse(List.of());
  }

  /** What waits for an answer of this member, the oldest first. */
  List<Division> waitingFor(MemberId member) {
    Condition asked =
        DSL.exists(
            DSL.selectOne()
                .from(DIVISION_SIGNATORY)
                .where(
                    DIVISION_SIGNATORY.WORK_ID.eq(DIVISION.WORK_ID),
                    DIVISION_SIGNATORY.VERSION.eq(DIVISION.VERSION),
                    DIVISION_SIGNATORY.MEMBER_ID.eq(member)));
    Condition answered =
        DSL.exists(
            DSL.selectOne()
                .from(DIVISION_ANSWER)
                .where(
                    DIVISION_ANSWER.WORK_ID.eq(DIVISION.WORK_ID),
                    DIVISION_ANSWER.VERSION.eq(DIVISION.VERSION),
                    DIVISION_ANSWER.MEMBER_ID.eq(member)));
    return rows(DIVISION_END.OUTCOME.isNull().and(asked).andNot(answered))
        .fetch(this::division)
        .reversed();
  }

  /** Why a division was refused; empty if it was not, or without a word. */
  Optional<String> reason(WorkId work, int version) {
    return db.select(DIVISION_ANSWER.REASON)
        .from(DIVISION_ANSWER)
        .where(
            DIVISION_ANSWER.WORK_ID.eq(work),
            DIVISION_ANSWER.VERSION.eq(version),
            DIVISION_ANSWER.REASON.ne(""))
        .fetchOptional(DIVISION_ANSWER.REASON);
  }

  private SelectLimitStep<? extends Record> rows(Condition which) {
    return db.select(DIVISION.fields())
        .select(DIVISION_END.OUTCOME, DIVISION_END.ENDED_AT)
        .from(DIVISION)
        .leftJoin(DIVISION_END)
        .on(DIVISION_END.WORK_ID.eq(DIVISION.WORK_ID), DIVISION_END.VERSION.eq(DIVISION.VERSION))
        .where(which)
        .orderBy(DIVISION.PROPOSED_AT.desc(), DIVISION.VERSION.desc());
  }

  private Division division(Record row) {
    WorkId work = row.get(DIVISION.WORK_ID);
    int version = row.get(DIVISION.VERSION);
    Set<MemberId> signatories =
        db.select(DIVISION_SIGNATORY.MEMBER_ID)
            .from(DIVISION_SIGNATORY)
            .where(DIVISION_SIGNATORY.WORK_ID.eq(work), DIVISION_SIGNATORY.VERSION.eq(version))
            .fetchSet(DIVISION_SIGNATORY.MEMBER_ID);
    Set<MemberId> signed =
        db.select(DIVISION_ANSWER.MEMBER_ID)
            .from(DIVISION_ANSWER)
            .where(
                DIVISION_ANSWER.WORK_ID.eq(work),
                DIVISION_ANSWER.VERSION.eq(version),
                DIVISION_ANSWER.ANSWER.eq(SIGNED))
            .fetchSet(DIVISION_ANSWER.MEMBER_ID);
    return new Division(
        work,
        version,
        shares(work, version),
        signatories,
        signed,
        row.get(DIVISION.PROPOSED_AT),
        state(row.get(DIVISION_END.OUTCOME), row.get(DIVISION_END.ENDED_AT)));
  }

  private List<Contributor> shares(WorkId work, int version) {
    return DivisionRules.ordered(
        db.selectFrom(DIVISION_SHARE)
            .where(DIVISION_SHARE.WORK_ID.eq(work), DIVISION_SHARE.VERSION.eq(version))
            .fetch(row ->
                new Contributor(
                    row.getMemberId(), row.getWeight(), Contributor.Role.valueOf(row.getRole()))));
  }

  private static DivisionState state(@Nullable String outcome, @Nullable Instant at) {
    if (outcome == null || at == null) {
      return new DivisionState.Open();
    }
    return switch (outcome) {
      case COMPLETE -> new DivisionState.Complete(at);
      case "refused" -> new DivisionState.Refused(at);
      case "withdrawn" -> new DivisionState.Withdrawn(at);
      default -> throw new IllegalStateException("unknown end of a division: " + outcome);
    };
  }
}
