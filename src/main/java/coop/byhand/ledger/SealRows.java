package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.ACCOUNT;
import static coop.byhandschema.ledger.Tables.ACCOUNT_SNAPSHOT;
import static coop.byhandschema.ledger.Tables.ENTRY;
import static coop.byhandschema.ledger.Tables.JOURNAL;
import static coop.byhandschema.ledger.Tables.SEAL;

import coop.byhand.kernel.Digest;
import coop.byhand.ledger.JournalText.Entry;
import coop.byhandschema.ledger.tables.records.SealRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Keeps seals and snapshots. */
@Repository
class SealRows {

  private static final long ONE_SEALER = 0x6c65_6467_6572L;
  private static final int LOOKS = 40;

  private final DSLContext sql;

  SealRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Waits for another sealer to end. */
  void lock() {
    sql.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(ONE_SEALER))).fetch();
  }

  /**
   * The highest number up to which all journals are there that can ever be there; empty if some
   * transaction that writes takes too long. A journal gets its number before it is visible, so
   * that a lower one may still come from whoever is writing; who writes holds a lock on the table.
   */
  Optional<Long> settled() {
    Long highest = sql.select(DSL.max(JOURNAL.JOURNAL_ID)).from(JOURNAL).fetchOne(0, Long.class);
    if (highest == null) {
      return Optional.empty();
    }
    Set<String> writers = writers();
    for (int look = 0; look < LOOKS; look++) {
      writers.retainAll(writers());
      if (writers.isEmpty()) {
        return Optional.of(highest);
      }
      sql.fetch("select pg_sleep(0.05)");
    }
    return Optional.empty();
  }

  private Set<String> writers() {
    return sql.fetch(
            """
            select distinct virtualtransaction from pg_locks
            where locktype = 'relation' and relation = 'ledger.journal'::regclass
              and mode = 'RowExclusiveLock' and granted and pid <> pg_backend_pid()
            """)
        .intoSet(0, String.class);
  }

  Optional<Kept> last() {
    return sql.selectFrom(SEAL)
        .orderBy(SEAL.SEAL_NUMBER.desc())
        .limit(1)
        .fetchOptional(SealRows::kept);
  }

  /**
   * A seal with what is not published of it.
   *
   * @param nonce 32 random bytes
   */
  record Kept(BookSeal seal, Digest nonce) {}

  /** Some seals from a number on, in order. */
  List<Kept> seals(long fromNumber, int limit) {
    return sql.selectFrom(SEAL)
        .where(SEAL.SEAL_NUMBER.ge(fromNumber))
        .orderBy(SEAL.SEAL_NUMBER)
        .limit(limit)
        .fetch(SealRows::kept);
  }

  private static Kept kept(SealRecord row) {
    return new Kept(
        new BookSeal(
            row.getSealNumber(),
            row.getFromJournal(),
            row.getToJournal(),
            row.getJournals(),
            row.getRootDigest(),
            row.getPreviousDigest(),
            row.getEntryId(),
            row.getSealedAt()),
        Digest.of(row.getNonce()));
  }

  void insert(BookSeal seal, byte[] nonce) {
    sql.insertInto(SEAL)
        .set(SEAL.SEAL_NUMBER, seal.number())
        .set(SEAL.FROM_JOURNAL, seal.from())
        .set(SEAL.TO_JOURNAL, seal.to())
        .set(SEAL.JOURNALS, seal.journals())
        .set(SEAL.NONCE, nonce)
        .set(SEAL.ROOT_DIGEST, seal.root())
        .set(SEAL.PREVIOUS_DIGEST, seal.previous())
        .set(SEAL.SEAL_DIGEST, seal.digest())
        .set(SEAL.ENTRY_ID, seal.entry())
        .set(SEAL.SEALED_AT, seal.at())
        .execute();
  }

  /** Journals from one number to another, at most so many, in order. */
  List<JournalText> journals(long from, long to, int limit) {
    List<Long> numbers =
        sql.select(JOURNAL.JOURNAL_ID)
            .from(JOURNAL)
            .where(JOURNAL.JOURNAL_ID.between(from, to))
            .orderBy(JOURNAL.JOURNAL_ID)
            .limit(limit)
            .fetch(JOURNAL.JOURNAL_ID);
    if (numbers.isEmpty()) {
      return List.of();
    }
    long last = numbers.getLast();
    Map<Long, List<Entry>> entries =
        sql.select(ENTRY.JOURNAL_ID, ACCOUNT.CODE, ENTRY.AMOUNT)
            .from(ENTRY)
            .join(ACCOUNT)
            .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
            .where(ENTRY.JOURNAL_ID.between(from, last))
            .orderBy(ENTRY.JOURNAL_ID, ENTRY.SEQ)
            .fetchGroups(ENTRY.JOURNAL_ID, row -> new Entry(row.value2(), row.value3()));
    return sql.selectFrom(JOURNAL)
        .where(JOURNAL.JOURNAL_ID.between(from, last))
        .orderBy(JOURNAL.JOURNAL_ID)
        .fetch(row ->
            new JournalText(
                row.getJournalId(),
                row.getKind(),
                row.getIdemKey(),
                row.getCause(),
                row.getPolicyVersion().value(),
                row.getReversesJournal(),
                row.getEffectiveAt(),
                row.getRecordedAt(),
                entries.getOrDefault(row.getJournalId(), List.of())));
  }

  /** How many journals there are after the last snapshot, up to one that is settled. */
  long sinceSnapshot(long upTo) {
    return sql.fetchCount(
        JOURNAL,
        JOURNAL
            .JOURNAL_ID
            .le(upTo)
            .and(
                JOURNAL.JOURNAL_ID.gt(
                    DSL.coalesce(
                        DSL.field(
                            DSL.select(DSL.max(ACCOUNT_SNAPSHOT.AS_OF_JOURNAL))
                                .from(ACCOUNT_SNAPSHOT)),
                        DSL.val(0L)))));
  }

  /** Notes the sums of the co-op's own accounts up to a journal that is settled. */
  int snapshot(long upTo, Instant now) {
    return sql.insertInto(
            ACCOUNT_SNAPSHOT,
            ACCOUNT_SNAPSHOT.ACCOUNT_ID,
            ACCOUNT_SNAPSHOT.AS_OF_JOURNAL,
            ACCOUNT_SNAPSHOT.DEBITS,
            ACCOUNT_SNAPSHOT.CREDITS,
            ACCOUNT_SNAPSHOT.ENTRIES,
            ACCOUNT_SNAPSHOT.TAKEN_AT)
        .select(
            DSL.select(
                    ENTRY.ACCOUNT_ID,
                    DSL.val(upTo),
                    DSL.coalesce(
                            DSL.sum(ENTRY.AMOUNT).filterWhere(ENTRY.AMOUNT.gt(0L)),
                            DSL.inline(BigDecimal.ZERO))
                        .cast(Long.class),
                    DSL.coalesce(
                            DSL.sum(ENTRY.AMOUNT).filterWhere(ENTRY.AMOUNT.lt(0L)),
                            DSL.inline(BigDecimal.ZERO))
                        .neg()
                        .cast(Long.class),
                    DSL.count().cast(Long.class),
                    DSL.val(now))
                .from(ENTRY)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
                .where(ACCOUNT.BALANCE.isNull())
                .and(ENTRY.JOURNAL_ID.le(upTo))
                .groupBy(ENTRY.ACCOUNT_ID))
        .onConflictDoNothing()
        .execute();
  }
}
