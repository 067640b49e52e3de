package coop.byhand.vault;

import static coop.byhandschema.vault.Tables.BLOB;

import coop.byhand.kernel.Digest;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The rows of the vault. */
@Repository
class Blobs {

  private final DSLContext database;

  Blobs(DSLContext database) {
    this.database = database;
  }

  /** Notes that these bytes are kept; a second time changes nothing. */
  void add(BlobRef blob, Instant now) {
    database
        .insertInto(BLOB)
        .set(BLOB.DIGEST, blob.digest())
        .set(BLOB.BYTES, blob.bytes())
        .set(BLOB.STORED_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  Optional<BlobRef> find(Digest digest) {
    return database
        .select(BLOB.DIGEST, BLOB.BYTES)
        .from(BLOB)
        .where(BLOB.DIGEST.eq(digest))
        .fetchOptional(row -> new BlobRef(row.value1(), row.value2()));
  }
}
