package coop.byhand.licensing;

import static coop.byhandschema.licensing.Tables.SIGNING_KEY;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class SigningKeys {

  private static final int KEY_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final DSLContext database;

  SigningKeys(DSLContext database) {
    this.database = database;
  }

  /** The key for a purpose, if one was ever needed. */
  Optional<byte[]> find(LinkSignature.Purpose purpose) {
    return database
        .select(SIGNING_KEY.SECRET)
        .from(SIGNING_KEY)
        .where(SIGNING_KEY.PURPOSE.eq(name(purpose)))
        .fetchOptional(row -> row.value1());
  }

  /** The key for a purpose, made now if there is none. */
  byte[] make(LinkSignature.Purpose purpose, Instant now) {
    Optional<byte[]> kept = find(purpose);
    if (kept.isPresent()) {
      return kept.get();
    }
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    database
        .insertInto(SIGNING_KEY)
        .set(SIGNING_KEY.PURPOSE, name(purpose))
        .set(SIGNING_KEY.SECRET, fresh)
        .set(SIGNING_KEY.MADE_AT, now)
        .onConflictDoNothing()
        .execute();
    return find(purpose).orElseThrow();
  }

  private static String name(LinkSignature.Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }
}
