package coop.byhand.invoicing;

import static coop.byhandschema.invoicing.Tables.SIGNING_KEY;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class PaperKeys {

  private static final int KEY_BYTES = 32;
  private static final String PURPOSE = "paper";

  private final SecureRandom random = new SecureRandom();
  private final DSLContext database;

  PaperKeys(DSLContext database) {
    this.database = database;
  }

  /** The secret, if one was ever needed. */
  Optional<byte[]> find() {
    return database
        .select(SIGNING_KEY.SECRET)
        .from(SIGNING_KEY)
        .where(SIGNING_KEY.PURPOSE.eq(PURPOSE))
        .fetchOptional(row -> row.value1());
  }

  /** The secret, made now if there is none. */
  byte[] make(Instant now) {
    Optional<byte[]> kept = find();
    if (kept.isPresent()) {
      return kept.get();
    }
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    database
        .insertInto(SIGNING_KEY)
        .set(SIGNING_KEY.PURPOSE, PURPOSE)
        .set(SIGNING_KEY.SECRET, fresh)
        .set(SIGNING_KEY.MADE_AT, now)
        .onConflictDoNothing()
        .execute();
    return find().orElseThrow();
  }
}
