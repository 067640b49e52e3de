package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.ALERT;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Alerts as rows. */
@Repository
class Alerts {

  private final DSLContext sql;

  Alerts(DSLContext sql) {
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
