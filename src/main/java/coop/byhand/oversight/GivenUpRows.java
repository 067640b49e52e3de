package coop.byhand.oversight;

import static coop.byhandschema.oversight.Tables.GIVEN_UP_JOB;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Jobs that were given up, as rows. */
@Repository
class GivenUpRows {

  /** Enough to see what it is about; the table itself has all of them. */
  private static final int SAMPLE = 5;

  private final DSLContext sql;

  GivenUpRows(DSLContext sql) {
    this.sql = sql;
  }

  void insert(String kind, String instance, int tries, Instant now) {
    sql.insertInto(GIVEN_UP_JOB)
        .set(GIVEN_UP_JOB.TASK_NAME, kind)
        .set(GIVEN_UP_JOB.TASK_INSTANCE, instance)
        .set(GIVEN_UP_JOB.GIVEN_UP_AT, now)
        .set(GIVEN_UP_JOB.TRIES, tries)
        .onConflict(GIVEN_UP_JOB.TASK_NAME, GIVEN_UP_JOB.TASK_INSTANCE)
        .doUpdate()
        .set(GIVEN_UP_JOB.GIVEN_UP_AT, now)
        .set(GIVEN_UP_JOB.TRIES, tries)
        .execute();
  }

  /** One line a kind, in the order of their names. */
  List<GivenUp> byKind() {
    return sql.select(
            GIVEN_UP_JOB.TASK_NAME,
            DSL.count(),
            DSL.min(GIVEN_UP_JOB.GIVEN_UP_AT),
            DSL.arrayAgg(GIVEN_UP_JOB.TASK_INSTANCE).orderBy(GIVEN_UP_JOB.GIVEN_UP_AT))
        .from(GIVEN_UP_JOB)
        .groupBy(GIVEN_UP_JOB.TASK_NAME)
        .orderBy(GIVEN_UP_JOB.TASK_NAME)
        .fetch(row ->
            new GivenUp(
                row.value1(),
                row.value2(),
                row.value3(),
                List.of(row.value4()).stream().limit(SAMPLE).toList()));
  }

  /** Takes those of a kind out; what they are about. */
  List<String> take(String kind) {
    return sql.deleteFrom(GIVEN_UP_JOB)
        .where(GIVEN_UP_JOB.TASK_NAME.eq(kind))
        .returningResult(GIVEN_UP_JOB.TASK_INSTANCE)
        .fetch(GIVEN_UP_JOB.TASK_INSTANCE);
  }
}
