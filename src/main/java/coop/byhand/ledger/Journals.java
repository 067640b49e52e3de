package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.ACCOUNT;
import static coop.byhandschema.ledger.Tables.ENTRY;
import static coop.byhandschema.ledger.Tables.JOURNAL;
import static coop.byhandschema.ledger.Tables.SALE;

import coop.byhand.kernel.Digest;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes journals. Nothing here changes one. */
@Repository
class Journals {

  private static final int NO_BALANCE_BELOW = 0;

  private final DSLContext sql;

  Journals(DSLContext sql) {
    this.sql = sql;
  }

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
      Map<Account, Long> accounts = accounts(draft, now);
      insertEntries(id, draft, accounts);
      moveBalances(draft, accounts);
    });
    return journal;
  }

  /** The journal that is in the books under this draft's key; its entries must be the same. */
  JournalId same(Draft draft) {
    long id =
        sql.select(JOURNAL.JOURNAL_ID)
            .from(JOURNAL)
            .where(JOURNAL.IDEM_KEY.eq(draft.key()))
            .fetchOptional(JOURNAL.JOURNAL_ID)
            .orElseThrow(() -> new IllegalStateException("no journal " + draft.key()));
    Map<String, Long> booked =
        sql.select(ACCOUNT.CODE, ENTRY.AMOUNT)
            .from(ENTRY)
            .join(ACCOUNT)
            .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
            .where(ENTRY.JOURNAL_ID.eq(id))
            .fetchMap(ACCOUNT.CODE, ENTRY.AMOUNT);
    Map<String, Long> wanted = new TreeMap<>();
    draft
        .lines()
        .forEach(line -> wanted.put(line.account().code(draft.currency()), line.amount().minor()));
    if (!wanted.equals(booked)) {
      throw new IllegalStateException("journal " + draft.key() + " is in the books differently");
    }
    return new JournalId(id);
  }

  void insertSale(
      JournalId journal, Sale sale, byte[] nonce, Digest digest, RegisterEntryId entry) {
    Settlement settlement = sale.settlement();
    sql.insertInto(SALE)
        .set(SALE.JOURNAL_ID, journal.value())
        .set(SALE.ORDER_REF, sale.order())
        .set(SALE.WORK_REF, sale.work())
        .set(SALE.WORK_TITLE, sale.title())
        .set(SALE.LICENCE_CLASS, sale.licence())
        .set(SALE.MEMBER_ID, sale.creator())
        .set(SALE.CURRENCY, settlement.net().currencyCode())
        .set(SALE.NET, settlement.net().minor())
        .set(SALE.CREATOR_PART, settlement.creator().minor())
        .set(SALE.OPERATING_PART, settlement.operating().minor())
        .set(SALE.SOLIDARITY_PART, settlement.solidarity().minor())
        .set(SALE.RESERVE_PART, settlement.reserve().minor())
        .set(SALE.CREATOR_BP, settlement.split().creator().value())
        .set(SALE.OPERATING_BP, settlement.split().operating().value())
        .set(SALE.SOLIDARITY_BP, settlement.split().solidarity().value())
        .set(SALE.RESERVE_BP, settlement.split().reserve().value())
        .set(SALE.NONCE, nonce)
        .set(SALE.JOURNAL_DIGEST, digest)
        .set(SALE.ENTRY_ID, entry)
        .execute();
  }

  private void insertEntries(JournalId journal, Draft draft, Map<Account, Long> accounts) {
    sql.batch(
            IntStream.range(0, draft.lines().size())
                .mapToObj(i ->
                    sql.insertInto(ENTRY)
                        .set(ENTRY.JOURNAL_ID, journal.value())
                        .set(ENTRY.SEQ, (short) (i + 1))
                        .set(ENTRY.ACCOUNT_ID, id(accounts, draft.lines().get(i).account()))
                        .set(ENTRY.CURRENCY, draft.currency())
                        .set(ENTRY.AMOUNT, draft.lines().get(i).amount().minor()))
                .toList())
        .execute();
  }

  /**
   * Moves members' balances in the order of the accounts' numbers, so that two journals never wait
   * for each other in a circle. An update of a plain column locks FOR NO KEY UPDATE.
   */
  private void moveBalances(Draft draft, Map<Account, Long> accounts) {
    draft.lines().stream()
        .filter(line -> line.account() instanceof Account.OfMember)
        .sorted(Comparator.comparingLong(line -> id(accounts, line.account())))
        .forEach(line -> {
          long debit = line.amount().minor();
          boolean debitNormal = line.account().chart().kind().isDebitNormal();
          sql.update(ACCOUNT)
              .set(
                  ACCOUNT.BALANCE,
                  ACCOUNT.BALANCE.plus(debitNormal ? debit : Math.negateExact(debit)))
              .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
              .where(ACCOUNT.ACCOUNT_ID.eq(id(accounts, line.account())))
              .execute();
        });
  }

  private static long id(Map<Account, Long> accounts, Account account) {
    return Objects.requireNonNull(accounts.get(account), () -> "not open: " + account);
  }

  /** The numbers of a draft's accounts; those that are missing are opened. */
  private Map<Account, Long> accounts(Draft draft, Instant now) {
    String currency = draft.currency();
    List<Account> wanted =
        draft.lines().stream()
            .map(Draft.Line::account)
            .distinct()
            .sorted(Comparator.comparing(account -> account.code(currency)))
            .toList();
    Map<String, Long> open = numbers(wanted, currency);
    if (open.size() < wanted.size()) {
      wanted.stream()
          .filter(account -> !open.containsKey(account.code(currency)))
          .forEach(account -> openAccount(account, currency, now));
      open.putAll(numbers(wanted, currency));
    }
    return wanted.stream()
        .collect(
            java.util.stream.Collectors.toMap(
                account -> account,
                account -> Objects.requireNonNull(open.get(account.code(currency)))));
  }

  private Map<String, Long> numbers(List<Account> accounts, String currency) {
    return sql.select(ACCOUNT.CODE, ACCOUNT.ACCOUNT_ID)
        .from(ACCOUNT)
        .where(ACCOUNT.CODE.in(accounts.stream().map(a -> a.code(currency)).toList()))
        .fetchMap(ACCOUNT.CODE, ACCOUNT.ACCOUNT_ID);
  }

  private void openAccount(Account account, String currency, Instant now) {
    AccountKind kind = account.chart().kind();
    boolean members = account instanceof Account.OfMember;
    @Nullable Long balance = members ? 0L : null;
    @Nullable Long least = members ? Long.valueOf(NO_BALANCE_BELOW) : null;
    sql.insertInto(ACCOUNT)
        .set(ACCOUNT.CODE, account.code(currency))
        .set(ACCOUNT.CHART, account.chart().code())
        .set(ACCOUNT.KIND, kind.code())
        .set(ACCOUNT.NORMAL_SIDE, kind.isDebitNormal() ? "debit" : "credit")
        .set(ACCOUNT.CURRENCY, currency)
        .set(ACCOUNT.MEMBER_ID, account instanceof Account.OfMember of ? of.member() : null)
        .set(ACCOUNT.BALANCE, balance)
        .set(ACCOUNT.MIN_BALANCE, least)
        .set(ACCOUNT.VERSION, 0L)
        .set(ACCOUNT.OPENED_AT, now)
        // Without naming a key: two sales that open an account at once may meet on either of them.
        .onConflictDoNothing()
        .execute();
  }
}
