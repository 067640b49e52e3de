package coop.byhand.licensing;

import static coop.byhandschema.licensing.Tables.EXCLUSIVITY;
import static coop.byhandschema.licensing.Tables.FREEZE;
import static coop.byhandschema.licensing.Tables.RESERVATION;

import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Digest;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * What keeps a work from being sold: exclusive licences that run, reservations for orders that are
 * being paid, freezes by the maker. Whoever changes any of it, or grants, holds the work's lock.
 */
@Repository
class Holds {

  private final DSLContext database;

  Holds(DSLContext database) {
    this.database = database;
  }

  /** Nobody else sells, reserves or freezes the work until the transaction ends. */
  void lockAlone(WorkId work) {
    lock("pg_advisory_xact_lock", work);
  }

  /** Others may sell it at the same time, as long as nobody wants it alone. */
  void lockWithOthers(WorkId work) {
    lock("pg_advisory_xact_lock_shared", work);
  }

  private void lock(String function, WorkId work) {
    long key = work.value().getMostSignificantBits() ^ work.value().getLeastSignificantBits();
    database.select(DSL.function(function, Object.class, DSL.val(key))).execute();
  }

  /**
   * What holds for a work at an instant, asked in one go. Only ends are compared with the clock:
   * whatever was stored has begun, even if the clock of whoever stored it is ahead.
   *
   * @param line whose own reservation does not count
   */
  Availability of(Work work, OrderLineRef line, Instant at) {
    Field<Instant> exclusiveUntil =
        DSL.field(
            DSL.select(DSL.max(EXCLUSIVITY.ENDS_AT))
                .from(EXCLUSIVITY)
                .where(EXCLUSIVITY.FILE_DIGEST.eq(work.original()), EXCLUSIVITY.ENDS_AT.gt(at)));
    Field<Instant> heldUntil =
        DSL.field(
            DSL.select(DSL.max(RESERVATION.HELD_UNTIL))
                .from(RESERVATION)
                .where(
                    RESERVATION.WORK_ID.eq(work.id()),
                    RESERVATION.ORDER_LINE.ne(line.value()),
                    RESERVATION.HELD_UNTIL.gt(at)));
    Field<Boolean> frozen =
        DSL.field(DSL.exists(DSL.selectOne().from(FREEZE).where(freezing(work.id(), at))));
    return database
        .select(exclusiveUntil, frozen, heldUntil)
        .fetchSingle(
            row -> new Availability(work.isListed(), row.value1(), row.value2(), row.value3()));
  }

  /** When the exclusive licence of a file that runs frees its works. */
  Optional<Instant> exclusiveUntil(Digest file, Instant at) {
    return database
        .select(EXCLUSIVITY.ENDS_AT)
        .from(EXCLUSIVITY)
        .where(EXCLUSIVITY.FILE_DIGEST.eq(file), EXCLUSIVITY.ENDS_AT.gt(at))
        .orderBy(EXCLUSIVITY.ENDS_AT.desc())
        .limit(1)
        .fetchOptional(EXCLUSIVITY.ENDS_AT);
  }

  void close(LicenceId licence, WorkId work, Digest file, Instant from, Instant until) {
    database
        .insertInto(EXCLUSIVITY)
        .set(EXCLUSIVITY.LICENCE_ID, licence)
        .set(EXCLUSIVITY.WORK_ID, work)
        .set(EXCLUSIVITY.FILE_DIGEST, file)
        .set(EXCLUSIVITY.STARTS_AT, from)
        .set(EXCLUSIVITY.AGREED_UNTIL, until)
        .set(EXCLUSIVITY.ENDS_AT, until)
        .execute();
  }

  /** Ends what a licence closes, if it still does. */
  void endClosing(LicenceId licence, Instant at) {
    database
        .update(EXCLUSIVITY)
        .set(EXCLUSIVITY.ENDS_AT, DSL.greatest(EXCLUSIVITY.STARTS_AT, DSL.val(at)))
        .where(EXCLUSIVITY.LICENCE_ID.eq(licence), EXCLUSIVITY.ENDS_AT.gt(at))
        .execute();
  }

  /** Whether a line has the work. */
  boolean keeps(OrderLineRef line, WorkId work, Instant at) {
    return database.fetchExists(
        RESERVATION,
        RESERVATION.ORDER_LINE.eq(line.value()),
        RESERVATION.WORK_ID.eq(work),
        RESERVATION.HELD_UNTIL.gt(at));
  }

  /** Keeps the work for a line; what the same line held before is taken up again. */
  void reserve(OrderLineRef line, WorkId work, Instant from, Instant until) {
    database
        .insertInto(RESERVATION)
        .set(RESERVATION.ORDER_LINE, line.value())
        .set(RESERVATION.WORK_ID, work)
        .set(RESERVATION.HELD_FROM, from)
        .set(RESERVATION.HELD_UNTIL, until)
        .onConflict(RESERVATION.ORDER_LINE)
        .doUpdate()
        .set(RESERVATION.WORK_ID, work)
        .set(RESERVATION.HELD_FROM, from)
        .set(RESERVATION.HELD_UNTIL, until)
        .execute();
  }

  /** Lets go of what a line holds, if it still does. */
  void release(OrderLineRef line, Instant at) {
    database
        .update(RESERVATION)
        .set(RESERVATION.HELD_UNTIL, DSL.greatest(RESERVATION.HELD_FROM, DSL.val(at)))
        .where(RESERVATION.ORDER_LINE.eq(line.value()), RESERVATION.HELD_UNTIL.gt(at))
        .execute();
  }

  Optional<Closure.Frozen> frozen(WorkId work, Instant at) {
    return database
        .select(FREEZE.FROZEN_FROM, FREEZE.FROZEN_UNTIL, FREEZE.REASON)
        .from(FREEZE)
        .where(freezing(work, at))
        .orderBy(FREEZE.FREEZE_NUMBER.desc())
        .limit(1)
        .fetchOptional(row -> new Closure.Frozen(row.value1(), row.value2(), row.value3()));
  }

  void freeze(WorkId work, Closure.Frozen freeze) {
    database
        .insertInto(FREEZE)
        .set(FREEZE.WORK_ID, work)
        .set(FREEZE.FROZEN_FROM, freeze.since())
        .set(FREEZE.FROZEN_UNTIL, freeze.until())
        .set(FREEZE.REASON, freeze.reason())
        .execute();
  }

  void thaw(WorkId work, Instant at) {
    database
        .update(FREEZE)
        .set(FREEZE.FROZEN_UNTIL, DSL.greatest(FREEZE.FROZEN_FROM, DSL.val(at)))
        .where(freezing(work, at))
        .execute();
  }

  private static Condition freezing(WorkId work, Instant at) {
    return FREEZE.WORK_ID.eq(work).and(FREEZE.FROZEN_UNTIL.isNull().or(FREEZE.FROZEN_UNTIL.gt(at)));
  }
}
