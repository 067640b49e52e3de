package coop.byhand.oversight;

import static coop.byhandschema.oversight.Tables.JOB;
import static coop.byhandschema.oversight.Tables.LOOK;
import static coop.byhandschema.oversight.Tables.UNSENT_MAIL;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** The views of the invariants, what looking at them found, and the queue. */
@Repository
class Looks {

  /** Enough to see what is wrong; the views themselves have all of it. */
  private static final int SAMPLE_ROWS = 5;

  private static final int SAMPLE_LENGTH = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Field<String> SUBJECT = DSL.field(DSL.name("subject"), SQLDataType.CLOB);
  private static final Field<String> DETAIL = DSL.field(DSL.name("detail"), SQLDataType.CLOB);

  private final DSLContext sql;

  Looks(DSLContext sql) {
    this.sql = sql;
  }

  /** Tells the views what time it is, until the end of the transaction. */
  void tellTime(Instant now) {
    sql.select(
            DSL.function(
                "set_config",
                String.class,
                DSL.val("byhand.now"),
                DSL.val(now.toString()),
                DSL.val(true)))
        .fetch();
  }

  /** Looks at an invariant now. */
  Look look(Invariant invariant, Instant now) {
    long violations = 0;
    List<String> sample = new ArrayList<>();
    for (String view : invariant.views()) {
      var table = DSL.table(DSL.name("oversight", view));
      long found = sql.fetchCount(table);
      violations += found;
      if (found > 0) {
        sql.select(SUBJECT, DETAIL)
            .from(table)
            .limit(SAMPLE_ROWS)
            .forEach(row -> sample.add(row.value1() + ": " + row.value2()));
      }
    }
    String words = String.join("\n", sample);
    return new Look(
        invariant,
        now,
        violations,
        words.length() <= SAMPLE_LENGTH ? words : words.substring(0, SAMPLE_LENGTH));
  }

  void insert(Look look) {
    sql.insertInto(LOOK)
        .set(LOOK.INVARIANT, look.invariant().name())
        .set(LOOK.LOOKED_AT, look.at())
        .set(LOOK.VIOLATIONS, look.violations())
        .set(LOOK.SAMPLE, look.sample())
        .execute();
  }

  /** The last look at each invariant; those that were never looked at are missing. */
  Map<Invariant, Look> last() {
    Map<Invariant, Look> last = new EnumMap<>(Invariant.class);
    sql.select(LOOK.INVARIANT, LOOK.LOOKED_AT, LOOK.VIOLATIONS, LOOK.SAMPLE)
        .distinctOn(LOOK.INVARIANT)
        .from(LOOK)
        .orderBy(LOOK.INVARIANT, LOOK.LOOK_ID.desc())
        .forEach(row -> {
          Invariant invariant = Invariant.valueOf(row.value1());
          last.put(invariant, new Look(invariant, row.value2(), row.value3(), row.value4()));
        });
    return last;
  }

  /** What neither of the last two looks found to hold, both after an instant, in their order. */
  List<Invariant> brokenTwiceSince(Instant instant) {
    Map<Invariant, List<Long>> found = new EnumMap<>(Invariant.class);
    sql.select(LOOK.INVARIANT, LOOK.VIOLATIONS)
        .from(LOOK)
        .where(LOOK.LOOKED_AT.gt(instant))
        .orderBy(LOOK.LOOK_ID.desc())
        .forEach(row ->
            found
                .computeIfAbsent(Invariant.valueOf(row.value1()), none -> new ArrayList<>())
                .add(row.value2()));
    return found.entrySet().stream()
        .filter(each -> each.getValue().size() >= 2)
        .filter(each -> each.getValue().stream().limit(2).allMatch(number -> number > 0))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Forgets looks from before an instant, but never the last one at an invariant. */
  int forgetBefore(Instant instant) {
    var newer = LOOK.as("newer");
    return sql.deleteFrom(LOOK)
        .where(LOOK.LOOKED_AT.lt(instant))
        .and(
            DSL.exists(
                DSL.selectOne()
                    .from(newer)
                    .where(newer.INVARIANT.eq(LOOK.INVARIANT))
                    .and(newer.LOOK_ID.gt(LOOK.LOOK_ID))))
        .execute();
  }

  /** The queue by kind of job, in the order of their names. */
  List<QueueLine> queue(Instant now) {
    Instant late = now.minus(PATIENCE);
    // A job of a node that is gone is picked and shows no sign of life.
    var atWork = JOB.PICKED.isTrue().and(JOB.LAST_HEARTBEAT.ge(late));
    var overdue =
        JOB.EXECUTION_TIME.lt(late).and(DSL.not(DSL.coalesce(atWork, DSL.falseCondition())));
    return sql.select(
            JOB.TASK_NAME,
            DSL.count(),
            DSL.count().filterWhere(overdue),
            DSL.count().filterWhere(JOB.CONSECUTIVE_FAILURES.gt(0)),
            DSL.min(JOB.EXECUTION_TIME).filterWhere(overdue))
        .from(JOB)
        .groupBy(JOB.TASK_NAME)
        .orderBy(JOB.TASK_NAME)
        .fetch(row ->
            new QueueLine(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }

  UnsentMail unsentMail(boolean toBeSent) {
    return requireNonNull(
        sql.select(DSL.count(), DSL.min(UNSENT_MAIL.WRITTEN_AT))
            .from(UNSENT_MAIL)
            .fetchSingle(row -> new UnsentMail(row.value1(), row.value2(), toBeSent)));
  }
}
