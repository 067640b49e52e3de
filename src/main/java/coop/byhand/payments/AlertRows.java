package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.ALERT;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Alerts as rows. */
@Repository
class AlertRows {

  private final DSLContext sql;

  AlertRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Raises an alert, unless the same one is open already. */
  void raise(Alert alert) {
    sql.insertInto(ALERT)
        .set(ALERT.KIND, alert.kind().code())
        .set(ALERT.SUBJECT, alert.subject())
        .set(ALERT.DETAIL, alert.detail())
        .set(ALERT.RAISED_AT, alert.raisedAt())
        .onConflictDoNothing()
        .execute();
  }

  /** Closes an open alert because its reason is gone. */
  void resolve(Alert.Kind kind, String subject, Instant now) {
    resolve(kind, subject, null, now);
  }

  /**
   * Closes an open alert.
   *
   * @param by the person who says so, null if its reason is gone by itself
   * @return how many were open: 1 or 0
   */
  int resolve(Alert.Kind kind, String subject, @Nullable String by, Instant now) {
    return sql.update(ALERT)
        .set(ALERT.RESOLVED_AT, DSL.greatest(ALERT.RAISED_AT, DSL.val(now)))
        .set(ALERT.RESOLVED_BY, by)
        .where(ALERT.KIND.eq(kind.code()))
        .and(ALERT.SUBJECT.eq(subject))
        .and(ALERT.RESOLVED_AT.isNull())
        .execute();
  }

  /** Closes the open alerts of a kind whose subject is not among these. */
  void resolveAllBut(Alert.Kind kind, Collection<String> subjects, Instant now) {
    sql.update(ALERT)
        .set(ALERT.RESOLVED_AT, DSL.greatest(ALERT.RAISED_AT, DSL.val(now)))
        .where(ALERT.KIND.eq(kind.code()))
        .and(ALERT.RESOLVED_AT.isNull())
        .and(ALERT.SUBJECT.notIn(subjects))
        .execute();
  }

  List<Alert> open(int limit) {
    return sql.selectFrom(ALERT)
        .where(ALERT.RESOLVED_AT.isNull())
        .orderBy(ALERT.RAISED_AT.desc())
        .limit(limit)
        .fetch(row ->
            new Alert(
                Alert.Kind.ofCode(row.getKind()),
                row.getSubject(),
                row.getDetail(),
                row.getRaisedAt()));
  }
}
