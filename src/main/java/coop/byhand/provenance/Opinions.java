package coop.byhand.provenance;

import static coop.byhandschema.provenance.Tables.ATTESTATION;
import static coop.byhandschema.provenance.Tables.CLAIM;
import static coop.byhandschema.provenance.Tables.REVIEW_LOCK;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;

import coop.byhand.media.MediaType;
import coop.byhand.members.MemberId;
import coop.byhandschema.provenance.tables.records.AttestationRecord;
import coop.byhandschema.provenance.tables.records.ClaimRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Members' opinions, who looks at what, and the queue. */
@Repository
class Opinions {

  private static final String MADE_BY_HAND = "made_by_hand";
  private static final String NOT_CONVINCED = "not_convinced";

  private final DSLContext db;

  Opinions(DSLContext db) {
    this.db = db;
  }

  /** What was given and not taken back, in the order of arrival. */
  List<GivenOpinion> of(ClaimId claim) {
    return db.selectFrom(ATTESTATION)
        .where(ATTESTATION.CLAIM_ID.eq(claim), ATTESTATION.TAKEN_BACK_AT.isNull())
        .orderBy(ATTESTATION.ATTESTATION_)
        .fetch(Opinions::given);
  }

  void insert(GivenOpinion given) {
    AttestationRecord row = db.newRecord(ATTESTATION);
    row.setClaimId(given.claim());
    row.setMemberId(given.by());
    switch (given.opinion()) {
      case Opinion.MadeByHand(Set<CheckPoint> checked) -> {
        row.setOpinion(MADE_BY_HAND);
        row.setPoints(checked.stream().map(Enum::name).sorted().toArray(String[]::new));
      }
      case Opinion.NotConvinced(Opinion.Ground ground) -> {
        row.setOpinion(NOT_CONVINCED);
        row.setPoints(new String[0]);
        row.setGround(ground.name());
      }
    }
    row.setReason(given.reason());
    row.setGivenAt(given.at());
    row.setCountsFrom(given.countsFrom());
    row.insert();
  }

  void takeBack(ClaimId claim, MemberId by, Instant now) {
    db.update(ATTESTATION)
        .set(ATTESTATION.TAKEN_BACK_AT, now)
        .where(
            ATTESTATION.CLAIM_ID.eq(claim),
            ATTESTATION.MEMBER_ID.eq(by),
            ATTESTATION.TAKEN_BACK_AT.isNull())
        .execute();
  }

  /** Who looks at the claim at this instant. */
  Optional<QueueItem.Taken> taken(ClaimId claim, Instant now) {
    return db.selectFrom(REVIEW_LOCK)
        .where(REVIEW_LOCK.CLAIM_ID.eq(claim), REVIEW_LOCK.UNTIL.gt(now))
        .fetchOptional(row -> new QueueItem.Taken(row.getMemberId(), row.getUntil()));
  }

  void take(ClaimId claim, MemberId by, Instant until) {
    db.insertInto(REVIEW_LOCK)
        .set(REVIEW_LOCK.CLAIM_ID, claim)
        .set(REVIEW_LOCK.MEMBER_ID, by)
        .set(REVIEW_LOCK.UNTIL, until)
        .onConflict(REVIEW_LOCK.CLAIM_ID)
        .doUpdate()
        .set(REVIEW_LOCK.MEMBER_ID, by)
        .set(REVIEW_LOCK.UNTIL, until)
        .execute();
  }

  void release(ClaimId claim, MemberId by) {
    db.deleteFrom(REVIEW_LOCK)
        .where(REVIEW_LOCK.CLAIM_ID.eq(claim), REVIEW_LOCK.MEMBER_ID.eq(by))
        .execute();
  }

  /** Claims of others that this member can still judge, the longest waiting first. */
  List<QueueItem> queue(MemberId reviewer, Instant now, int most) {
    Field<Integer> convinced = opinions(MADE_BY_HAND);
    Field<Integer> notConvinced = opinions(NOT_CONVINCED);
    return db.select(CLAIM.fields())
        .select(
            convinced.as(MADE_BY_HAND),
            notConvinced.as(NOT_CONVINCED),
            REVIEW_LOCK.MEMBER_ID,
            REVIEW_LOCK.UNTIL)
        .from(CLAIM)
        .leftJoin(REVIEW_LOCK)
        .on(REVIEW_LOCK.CLAIM_ID.eq(CLAIM.CLAIM_ID), REVIEW_LOCK.UNTIL.gt(now))
        .where(
            CLAIM.STATE.eq("in_review"),
            CLAIM.MEMBER_ID.ne(reviewer),
            convinced.lt(CLAIM.OPINIONS_NEEDED),
            notConvinced.lt(CLAIM.OPINIONS_NEEDED),
            notExists(
                selectOne()
                    .from(ATTESTATION)
                    .where(
                        ATTESTATION.CLAIM_ID.eq(CLAIM.CLAIM_ID),
                        ATTESTATION.MEMBER_ID.eq(reviewer),
                        ATTESTATION.TAKEN_BACK_AT.isNull())))
        .orderBy(CLAIM.SUBMITTED_AT, CLAIM.CLAIM_ID)
        .limit(most)
        .fetch(
            row -> item(row, row.get(MADE_BY_HAND, int.class) + row.get(NOT_CONVINCED, int.class)));
  }

  private static Field<Integer> opinions(String side) {
    return DSL.field(
        selectCount()
            .from(ATTESTATION)
            .where(
                ATTESTATION.CLAIM_ID.eq(CLAIM.CLAIM_ID),
                ATTESTATION.OPINION.eq(side),
                ATTESTATION.TAKEN_BACK_AT.isNull()));
  }

  private static QueueItem item(Record row, int opinions) {
    ClaimRecord claim = row.into(CLAIM);
    MemberId by = row.get(REVIEW_LOCK.MEMBER_ID);
    return new QueueItem(
        claim.getClaimId(),
        claim.getTitle(),
        MediaType.valueOf(claim.getMediaType()),
        claim.getMemberId(),
        claim.getSubmittedAt(),
        claim.getDueAt(),
        opinions,
        claim.getOpinionsNeeded(),
        claim.getSigns(),
        by == null ? null : new QueueItem.Taken(by, row.get(REVIEW_LOCK.UNTIL)),
        Claims.copy(claim));
  }

  private static GivenOpinion given(AttestationRecord row) {
    Opinion opinion;
    if (row.getOpinion().equals(MADE_BY_HAND)) {
      EnumSet<CheckPoint> points = EnumSet.noneOf(CheckPoint.class);
      Arrays.stream(row.getPoints()).map(CheckPoint::valueOf).forEach(points::add);
      opinion = new Opinion.MadeByHand(points);
    } else {
      opinion =
          new Opinion.NotConvinced(Opinion.Ground.valueOf(Objects.requireNonNull(row.getGround())));
    }
    return new GivenOpinion(
        row.getClaimId(),
        row.getMemberId(),
        opinion,
        row.getReason(),
        row.getGivenAt(),
        row.getCountsFrom());
  }
}
