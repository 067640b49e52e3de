package coop.byhand.register;

import static coop.byhandschema.register.Tables.SALT;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The salts of the hashes in entries. */
@Repository
class Salts {

  private final DSLContext database;

  Salts(DSLContext database) {
    this.database = database;
  }

  void insert(RegisterEntryId entry, String fact, Salt salt) {
    database
        .insertInto(SALT)
        .set(SALT.ENTRY_ID, entry)
        .set(SALT.FACT, fact)
        .set(SALT.SALT_, salt.bytes())
        .execute();
  }

  Optional<Kept> find(RegisterEntryId entry, String fact) {
    return database
        .select(SALT.SALT_)
        .from(SALT)
        .where(SALT.ENTRY_ID.eq(entry), SALT.FACT.eq(fact))
        .fetchOptional(row -> new Kept(salt(row.value1())));
  }

  void erase(RegisterEntryId entry, Instant now) {
    database
        .update(SALT)
        .setNull(SALT.SALT_)
        .set(SALT.ERASED_AT, now)
        .where(SALT.ENTRY_ID.eq(entry), SALT.SALT_.isNotNull())
        .execute();
  }

  private static Optional<Salt> salt(byte @Nullable [] bytes) {
    return bytes == null ? Optional.empty() : Optional.of(Salt.of(bytes));
  }

  /** That a fact is salted; empty inside once the salt was erased. */
  record Kept(Optional<Salt> salt) {}
}
