package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.ACCOUNT;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Opens accounts, and reads and locks the balances that members' accounts keep. */
@Repository
class Accounts {

  private static final int NO_BALANCE_BELOW = 0;

  private final DSLContext sql;

  Accounts(DSLContext sql) {
    this.sql = sql;
  }

  /** The numbers of a draft's accounts; those that are missing are opened. */
  Map<Account, Long> opened(Draft draft, Instant now) {
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
          .forEach(account -> open(account, currency, now));
      open.putAll(numbers(wanted, currency));
    }
    return wanted.stream()
        .collect(
            Collectors.toMap(
                account -> account,
                account -> Objects.requireNonNull(open.get(account.code(currency)))));
  }

  /**
   * Locks all accounts of some members in the order of their numbers, and answers with what they
   * have at hand. Each decision that looks at a balance goes through here, so that decisions about
   * one member come one after the other.
   */
  Purses lock(Collection<MemberId> members, Currency currency) {
    Purses purses = new Purses();
    Result<Record3<MemberId, String, Long>> rows =
        sql.select(ACCOUNT.MEMBER_ID, ACCOUNT.CHART, ACCOUNT.BALANCE)
            .from(ACCOUNT)
            .where(ACCOUNT.MEMBER_ID.in(members))
            .and(ACCOUNT.CURRENCY.eq(currency.getCurrencyCode()))
            .orderBy(ACCOUNT.ACCOUNT_ID)
            .forNoKeyUpdate()
            .fetch();
    Map<MemberId, Map<Chart, Money>> balances = balances(rows, currency);
    for (MemberId member : Set.copyOf(members)) {
      MemberBalance has = balance(member, balances.getOrDefault(member, Map.of()), currency);
      purses.with(member, has.available(), has.recoverable());
    }
    return purses;
  }

  /** What a member has, as the kept balances say. */
  MemberBalance balanceOf(MemberId member, Currency currency) {
    return balancesOf(List.of(member), currency).getFirst();
  }

  /** Members with at least so much available, in the order of their ids. */
  List<MemberBalance> payable(Money atLeast, int limit) {
    List<MemberId> members =
        sql.select(ACCOUNT.MEMBER_ID)
            .from(ACCOUNT)
            .where(ACCOUNT.CHART.eq(Chart.CREATOR_AVAILABLE.code()))
            .and(ACCOUNT.CURRENCY.eq(atLeast.currencyCode()))
            .and(ACCOUNT.BALANCE.ge(Math.max(atLeast.minor(), 1)))
            .orderBy(ACCOUNT.MEMBER_ID)
            .limit(limit)
            .fetch(ACCOUNT.MEMBER_ID);
    return balancesOf(members, atLeast.currency());
  }

  private List<MemberBalance> balancesOf(List<MemberId> members, Currency currency) {
    Map<MemberId, Map<Chart, Money>> balances =
        balances(
            sql.select(ACCOUNT.MEMBER_ID, ACCOUNT.CHART, ACCOUNT.BALANCE)
                .from(ACCOUNT)
                .where(ACCOUNT.MEMBER_ID.in(members))
                .and(ACCOUNT.CURRENCY.eq(currency.getCurrencyCode()))
                .fetch(),
            currency);
    return members.stream()
        .map(member -> balance(member, balances.getOrDefault(member, Map.of()), currency))
        .toList();
  }

  private static Map<MemberId, Map<Chart, Money>> balances(
      Result<Record3<MemberId, String, Long>> rows, Currency currency) {
    Map<MemberId, Map<Chart, Money>> balances = new LinkedHashMap<>();
    rows.forEach(row ->
        balances
            .computeIfAbsent(row.value1(), member -> new EnumMap<>(Chart.class))
            .put(Chart.ofCode(row.value2()), new Money(row.value3(), currency)));
    return balances;
  }

  private static MemberBalance balance(
      MemberId member, Map<Chart, Money> balances, Currency currency) {
    Money zero = Money.zero(currency);
    return new MemberBalance(
        member,
        balances.getOrDefault(Chart.CREATOR_PENDING, zero),
        balances.getOrDefault(Chart.CREATOR_AVAILABLE, zero),
        balances.getOrDefault(Chart.CREATOR_BLOCKED, zero),
        balances.getOrDefault(Chart.PAYOUT_IN_TRANSIT, zero),
        balances.getOrDefault(Chart.MEMBER_RECOVERABLE, zero));
  }

  private Map<String, Long> numbers(List<Account> accounts, String currency) {
    return sql.select(ACCOUNT.CODE, ACCOUNT.ACCOUNT_ID)
        .from(ACCOUNT)
        .where(ACCOUNT.CODE.in(accounts.stream().map(a -> a.code(currency)).toList()))
        .fetchMap(ACCOUNT.CODE, ACCOUNT.ACCOUNT_ID);
  }

  private void open(Account account, String currency, Instant now) {
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
        .set(ACCOUNT.COUNTRY, account instanceof Account.OfCountry of ? of.country() : null)
        .set(ACCOUNT.BALANCE, balance)
        .set(ACCOUNT.MIN_BALANCE, least)
        .set(ACCOUNT.VERSION, 0L)
        .set(ACCOUNT.OPENED_AT, now)
        // Without naming a key: two sales that open an account at once may meet on either of them.
        .onConflictDoNothing()
        .execute();
  }
}
