package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.ACCOUNT;
import static coop.byhandschema.ledger.Tables.ENTRY;
import static coop.byhandschema.ledger.Tables.JOURNAL;
import static coop.byhandschema.ledger.Tables.LINE_MOVE;

import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import coop.byhandschema.ledger.tables.records.EntryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Writes journals. Nothing here changes one. */
@Repository
class Journals {

  private final DSLContext sql;
  private final Accounts accounts;

  Journals(DSLContext sql, Accounts accounts) {
    this.sql = sql;
    this.accounts = accounts;
  }

  /** A journal that is in the books. */
  record Found(JournalId id, String key, Draft.Kind kind, PolicyVersion policy, String cause) {}

  /**
   * Writes a journal with its entries and moves the members' balances; empty if its key is in the
   * books already.
   */
  Optional<JournalId> insert(Draft draft, Instant now) {
    Optional<JournalId> journal =
        sql.insertInto(JOURNAL)
            .set(JOURNAL.KIND, draft.kind().code())
            .set(JOURNAL.IDEM_KEY, draft.key())
            .set(JOURNAL.CURRENCY, draft.currency())
            .set(JOURNAL.POLICY_VERSION, draft.policy())
            .set(JOURNAL.CAUSE, draft.cause())
            .set(
                JOURNAL.REVERSES_JOURNAL,
                draft.reverses() == null ? null : draft.reverses().value())
            .set(JOURNAL.EFFECTIVE_AT, draft.effectiveAt())
            .set(JOURNAL.RECORDED_AT, now)
            // Overwritten by the database with the number of the transaction.
            .set(JOURNAL.RECORDED_IN, 0L)
            .onConflict(JOURNAL.IDEM_KEY)
            .doNothing()
            .returningResult(JOURNAL.JOURNAL_ID)
            .fetchOptional(JOURNAL.JOURNAL_ID)
            .map(JournalId::new);
    journal.ifPresent(id -> {
      Map<Account, Long> numbers = accounts.opened(draft, now);
      insertEntries(id, draft, numbers);
      moveBalances(draft, numbers);
    });
    return journal;
  }

  /** Writes a journal, or finds the one that is there under its key with the same entries. */
  JournalId write(Draft draft, Instant now) {
    return insert(draft, now).orElseGet(() -> same(draft));
  }

  /** Writes a journal that was decided under a lock, and what it does to the shares of lines. */
  JournalId write(Posting posting, Instant now) {
    JournalId journal =
        insert(posting.draft(), now)
            .orElseThrow(() -> new IllegalStateException("twice: " + posting.draft().key()));
    sql.batch(
            IntStream.range(0, posting.moves().size())
                .mapToObj(i -> {
                  Move move = posting.moves().get(i);
                  return sql.insertInto(LINE_MOVE)
                      .set(LINE_MOVE.JOURNAL_ID, journal.value())
                      .set(LINE_MOVE.SEQ, (short) (i + 1))
                      .set(LINE_MOVE.LINE_REF, move.line())
                      .set(LINE_MOVE.SHARE, (short) move.share())
                      .set(LINE_MOVE.PLACE, move.place().code())
                      .set(LINE_MOVE.AMOUNT, move.amount().minor());
                })
                .toList())
        .execute();
    return journal;
  }

  Optional<Found> find(String key) {
    return sql.selectFrom(JOURNAL)
        .where(JOURNAL.IDEM_KEY.eq(key))
        .fetchOptional(row ->
            new Found(
                new JournalId(row.getJournalId()),
                row.getIdemKey(),
                Draft.Kind.ofCode(row.getKind()),
                row.getPolicyVersion(),
                row.getCause()));
  }

  /** The policy version of the first journal that was made for a cause. */
  Optional<PolicyVersion> policyOf(String cause) {
    return sql.select(JOURNAL.POLICY_VERSION)
        .from(JOURNAL)
        .where(JOURNAL.CAUSE.eq(cause))
        .orderBy(JOURNAL.JOURNAL_ID)
        .limit(1)
        .fetchOptional(JOURNAL.POLICY_VERSION);
  }

  /** What a journal debits to a co-op's account, below zero what it credits; zero for nothing. */
  Money on(JournalId journal, Chart chart) {
    String currency =
        sql.select(JOURNAL.CURRENCY)
            .from(JOURNAL)
            .where(JOURNAL.JOURNAL_ID.eq(journal.value()))
            .fetchSingle()
            .value1();
    long minor =
        sql.select(ENTRY.AMOUNT)
            .from(ENTRY)
            .join(ACCOUNT)
            .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
            .where(ENTRY.JOURNAL_ID.eq(journal.value()))
            .and(ACCOUNT.CHART.eq(chart.code()))
            .fetchOptional(ENTRY.AMOUNT)
            .orElse(0L);
    return Money.of(minor, currency);
  }

  /** The journal that is in the books under this draft's key; its entries must be the same. */
  JournalId same(Draft draft) {
    Found found =
        find(draft.key()).orElseThrow(() -> new IllegalStateException("no journal " + draft.key()));
    Map<String, Long> booked = entriesOf(found.id());
    Map<String, Long> wanted = new TreeMap<>();
    draft
        .lines()
        .forEach(line -> wanted.put(line.account().code(draft.currency()), line.amount().minor()));
    if (!wanted.equals(booked)) {
      throw differently(draft.key());
    }
    return found.id();
  }

  static IllegalStateException differently(String key) {
    return new IllegalStateException("journal " + key + " is in the books differently");
  }

  /** Amounts by the codes of the accounts; an account has at most one entry in a journal. */
  Map<String, Long> entriesOf(JournalId journal) {
    return sql.select(ACCOUNT.CODE, ENTRY.AMOUNT)
        .from(ENTRY)
        .join(ACCOUNT)
        .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
        .where(ENTRY.JOURNAL_ID.eq(journal.value()))
        .fetchMap(ACCOUNT.CODE, ENTRY.AMOUNT);
  }

  /** All of them in one statement, which is a good part of what a sale costs. */
  private void insertEntries(JournalId journal, Draft draft, Map<Account, Long> numbers) {
    List<EntryRecord> rows = new ArrayList<>();
    for (Draft.Line line : draft.lines()) {
      EntryRecord row = new EntryRecord();
      row.setJournalId(journal.value());
      row.setSeq((short) (rows.size() + 1));
      row.setAccountId(number(numbers, line.account()));
      row.setCurrency(draft.currency());
      row.setAmount(line.amount().minor());
      rows.add(row);
    }
    sql.insertInto(ENTRY).set(rows).execute();
  }

  /**
   * Moves members' balances in the order of the accounts' numbers, so that two journals never wait
   * for each other in a circle. An update of a plain column locks FOR NO KEY UPDATE.
   */
  private void moveBalances(Draft draft, Map<Account, Long> numbers) {
    draft.lines().stream()
        .filter(line -> line.account() instanceof Account.OfMember)
        .sorted(Comparator.comparingLong(line -> number(numbers, line.account())))
        .forEach(line -> {
          long debit = line.amount().minor();
          boolean debitNormal = line.account().chart().kind().isDebitNormal();
          sql.update(ACCOUNT)
              .set(
                  ACCOUNT.BALANCE,
                  ACCOUNT.BALANCE.plus(DSL.val(debitNormal ? debit : Math.negateExact(debit))))
              .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
              .where(ACCOUNT.ACCOUNT_ID.eq(number(numbers, line.account())))
              .execute();
        });
  }

  private static long number(Map<Account, Long> numbers, Account account) {
    return Objects.requireNonNull(numbers.get(account), () -> "not open: " + account);
  }
}
