package coop.byhand.identity;

import static coop.byhandschema.identity.Tables.GUEST_PASS;

import coop.byhand.kernel.Digest;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The rows of links that open a guest's pages again. */
@Repository
class GuestPasses {

  private final DSLContext database;

  GuestPasses(DSLContext database) {
    this.database = database;
  }

  void insert(
      Digest token, PersonId guest, ReturnPath destination, Instant now, Instant expiresAt) {
    database
        .insertInto(GUEST_PASS)
        .set(GUEST_PASS.TOKEN_DIGEST, token)
        .set(GUEST_PASS.PERSON_ID, guest)
        .set(GUEST_PASS.DESTINATION, destination.value())
        .set(GUEST_PASS.MADE_AT, now)
        .set(GUEST_PASS.EXPIRES_AT, expiresAt)
        .execute();
  }

  /** A pass that still works. */
  Optional<PassRow> find(Digest token, Instant now) {
    return database
        .selectFrom(GUEST_PASS)
        .where(GUEST_PASS.TOKEN_DIGEST.eq(token))
        .and(GUEST_PASS.EXPIRES_AT.gt(now))
        .fetchOptional(row -> new PassRow(row.getPersonId(), new ReturnPath(row.getDestination())));
  }

  void deleteOlderThan(Instant then) {
    database.deleteFrom(GUEST_PASS).where(GUEST_PASS.EXPIRES_AT.lt(then)).execute();
  }

  /** For whom, and what it opens. */
  record PassRow(PersonId guest, ReturnPath destination) {}
}
