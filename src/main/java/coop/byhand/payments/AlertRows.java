package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.ALERT;
import static java.util.Objects.requireNonNull;

import coop.byhandschema.payments.tables.records.AlertRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
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
    close(isOpen(kind, subject), null, null, now);
  }

  /**
   * Closes an open alert with what a person did about its reason.
   *
   * @param by the person, in outside form
   * @param words what was done, null if the person only had it tried again
   */
  void resolve(Alert.Kind kind, String subject, String by, @Nullable String words, Instant now) {
    close(isOpen(kind, subject), by, words, now);
  }

  /**
   * Closes this very alert, with a person's words.
   *
   * @return how many were open: 1 or 0
   */
  int close(Alert alert, String by, String words, Instant now) {
    return close(
        isOpen(alert.kind(), alert.subject()).and(ALERT.RAISED_AT.eq(alert.raisedAt())),
        by,
        words,
        now);
  }

  private static Condition isOpen(Alert.Kind kind, String subject) {
    return ALERT
        .KIND
        .eq(kind.code())
        .and(ALERT.SUBJECT.eq(subject))
        .and(ALERT.RESOLVED_AT.isNull());
  }

  private int close(Condition which, @Nullable String by, @Nullable String words, Instant now) {
    return sql.update(ALERT)
        .set(ALERT.RESOLVED_AT, DSL.greatest(ALERT.RAISED_AT, DSL.val(now)))
        .set(ALERT.RESOLVED_BY, by)
        .set(ALERT.RESOLVED_WORDS, words)
        .where(which)
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
        .fetch(AlertRows::alert);
  }

  /** Those that persons closed, the last first. */
  List<DealtAlert> dealtWith(int limit) {
    return sql.selectFrom(ALERT)
        .where(ALERT.RESOLVED_BY.isNotNull())
        .and(ALERT.RESOLVED_AT.isNotNull())
        .orderBy(ALERT.RESOLVED_AT.desc(), ALERT.ALERT_ID.desc())
        .limit(limit)
        .fetch(row ->
            new DealtAlert(
                alert(row),
                requireNonNull(row.getResolvedAt()),
                requireNonNull(row.getResolvedBy()),
                Optional.ofNullable(row.getResolvedWords())));
  }

  private static Alert alert(AlertRecord row) {
    return new Alert(
        Alert.Kind.ofCode(row.getKind()), row.getSubject(), row.getDetail(), row.getRaisedAt());
  }
}
