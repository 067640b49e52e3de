package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.WEBHOOK_EVENT;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The provider's messages as rows. */
@Repository
class Inbox {

  /** Where a message came in. */
  enum Way {
    HOOK,
    THIN_HOOK,
    LIST
  }

  private final DSLContext sql;

  Inbox(DSLContext sql) {
    this.sql = sql;
  }

  /** Keeps a message; how many rows were added: 0 if we had it already. */
  int store(ProviderMessage message, String body, Way way, Instant now) {
    return sql.insertInto(WEBHOOK_EVENT)
        .set(WEBHOOK_EVENT.EVENT_ID, message.id())
        .set(WEBHOOK_EVENT.TYPE, message.type())
        .set(WEBHOOK_EVENT.API_VERSION, message.apiVersion())
        .set(WEBHOOK_EVENT.LIVE, message.live())
        .set(WEBHOOK_EVENT.PAYLOAD, body)
        .set(WEBHOOK_EVENT.CAME_BY, way.name().toLowerCase(Locale.ROOT))
        .set(WEBHOOK_EVENT.RECEIVED_AT, now)
        .set(WEBHOOK_EVENT.STATE, "received")
        .onConflict(WEBHOOK_EVENT.EVENT_ID)
        .doNothing()
        .execute();
  }

  /** The body of a message that is not done yet. */
  Optional<String> waiting(String eventId) {
    return sql.select(WEBHOOK_EVENT.PAYLOAD)
        .from(WEBHOOK_EVENT)
        .where(WEBHOOK_EVENT.EVENT_ID.eq(eventId).and(WEBHOOK_EVENT.STATE.ne("done")))
        .fetchOptional(WEBHOOK_EVENT.PAYLOAD);
  }

  void done(String eventId, Instant now) {
    sql.update(WEBHOOK_EVENT)
        .set(WEBHOOK_EVENT.STATE, "done")
        .set(WEBHOOK_EVENT.WORKED_AT, now)
        .setNull(WEBHOOK_EVENT.PARKED_BECAUSE)
        .where(WEBHOOK_EVENT.EVENT_ID.eq(eventId).and(WEBHOOK_EVENT.STATE.ne("done")))
        .execute();
  }

  void park(String eventId, String because, Instant now) {
    sql.update(WEBHOOK_EVENT)
        .set(WEBHOOK_EVENT.STATE, "parked")
        .set(WEBHOOK_EVENT.WORKED_AT, now)
        .set(WEBHOOK_EVENT.PARKED_BECAUSE, because)
        .where(WEBHOOK_EVENT.EVENT_ID.eq(eventId).and(WEBHOOK_EVENT.STATE.ne("done")))
        .execute();
  }

  /** Has a parked message worked again; how many were parked: 1 or 0. */
  int unpark(String eventId) {
    return sql.update(WEBHOOK_EVENT)
        .set(WEBHOOK_EVENT.STATE, "received")
        .setNull(WEBHOOK_EVENT.WORKED_AT)
        .setNull(WEBHOOK_EVENT.PARKED_BECAUSE)
        .where(WEBHOOK_EVENT.EVENT_ID.eq(eventId).and(WEBHOOK_EVENT.STATE.eq("parked")))
        .execute();
  }

  /** Those of some messages that we have. */
  Set<String> known(Collection<String> ids) {
    return sql.select(WEBHOOK_EVENT.EVENT_ID)
        .from(WEBHOOK_EVENT)
        .where(WEBHOOK_EVENT.EVENT_ID.in(ids))
        .fetchSet(WEBHOOK_EVENT.EVENT_ID);
  }
}
