package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.WORK_HOURS;

import coop.byhand.members.MemberId;
import coop.byhandschema.ledger.tables.records.WorkHoursRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Keeps the hours that members worked. A correction is one more row. */
@Repository
class HoursRows {

  private final DSLContext sql;

  HoursRows(DSLContext sql) {
    this.sql = sql;
  }

  /** The hours of a year as they stand, in the order of the members' ids. */
  List<WorkHours> of(int year) {
    var later = WORK_HOURS.as("later");
    return sql.selectFrom(WORK_HOURS)
        .where(WORK_HOURS.YEAR.eq((short) year))
        .andNotExists(
            DSL.selectOne()
                .from(later)
                .where(later.YEAR.eq(WORK_HOURS.YEAR))
                .and(later.MEMBER_ID.eq(WORK_HOURS.MEMBER_ID))
                .and(later.REVISION.gt(WORK_HOURS.REVISION)))
        .orderBy(WORK_HOURS.MEMBER_ID)
        .fetch(HoursRows::hours);
  }

  Optional<WorkHours> of(int year, MemberId member) {
    return sql.selectFrom(WORK_HOURS)
        .where(WORK_HOURS.YEAR.eq((short) year))
        .and(WORK_HOURS.MEMBER_ID.eq(member))
        .orderBy(WORK_HOURS.REVISION.desc())
        .limit(1)
        .fetchOptional(HoursRows::hours);
  }

  void insert(WorkHours hours) {
    sql.insertInto(WORK_HOURS)
        .set(WORK_HOURS.YEAR, (short) hours.year())
        .set(WORK_HOURS.MEMBER_ID, hours.member())
        .set(WORK_HOURS.REVISION, (short) hours.revision())
        .set(WORK_HOURS.HOURS, hours.hours())
        .set(WORK_HOURS.REASON, hours.reason())
        .set(WORK_HOURS.ENTERED_BY, hours.enteredBy().value())
        .set(WORK_HOURS.ENTERED_AT, hours.enteredAt())
        .execute();
  }

  private static WorkHours hours(WorkHoursRecord row) {
    return new WorkHours(
        row.getYear(),
        row.getMemberId(),
        row.getRevision(),
        row.getHours(),
        row.getReason(),
        new MemberId(row.getEnteredBy()),
        row.getEnteredAt());
  }
}
