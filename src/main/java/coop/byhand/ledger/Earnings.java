package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.ACCOUNT;
import static coop.byhandschema.ledger.Tables.ENTRY;
import static coop.byhandschema.ledger.Tables.JOURNAL;
import static coop.byhandschema.ledger.Tables.SALE;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Books.Line;
import coop.byhand.ledger.Books.OneCurrency;
import coop.byhand.ledger.Books.Section;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads the books: what members earned, and the whole. */
@Repository
class Earnings {

  /** What a member has earned and not been paid, wherever in its way it is. */
  private static final List<String> EARNINGS =
      List.of(
          Chart.CREATOR_PENDING.code(),
          Chart.CREATOR_AVAILABLE.code(),
          Chart.CREATOR_BLOCKED.code());

  private final DSLContext sql;

  Earnings(DSLContext sql) {
    this.sql = sql;
  }

  /** The currencies that a member has earned in. */
  List<Currency> currencies(MemberId member) {
    return sql.selectDistinct(ACCOUNT.CURRENCY)
        .from(ACCOUNT)
        .where(ACCOUNT.MEMBER_ID.eq(member).and(ACCOUNT.CHART.in(EARNINGS)))
        .orderBy(ACCOUNT.CURRENCY)
        .fetch(row -> Currency.getInstance(row.value1()));
  }

  /** What was owed to a member just before an instant, summed from the entries. */
  Money earnedBefore(MemberId member, Currency currency, Instant before) {
    BigDecimal debits =
        sql.select(DSL.coalesce(DSL.sum(ENTRY.AMOUNT), BigDecimal.ZERO))
            .from(ENTRY)
            .join(ACCOUNT)
            .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
            .join(JOURNAL)
            .on(JOURNAL.JOURNAL_ID.eq(ENTRY.JOURNAL_ID))
            .where(ACCOUNT.MEMBER_ID.eq(member))
            .and(ACCOUNT.CURRENCY.eq(currency.getCurrencyCode()))
            .and(ACCOUNT.CHART.in(EARNINGS))
            .and(JOURNAL.RECORDED_AT.lt(before))
            .fetchSingle()
            .value1();
    return new Money(debits.negate().longValueExact(), currency);
  }

  /** The kept balance of what was sold and still lies in the hold, zero if there is none. */
  Money pending(MemberId member, Currency currency) {
    return new Money(
        sql.select(ACCOUNT.BALANCE)
            .from(ACCOUNT)
            .where(ACCOUNT.MEMBER_ID.eq(member))
            .and(ACCOUNT.CURRENCY.eq(currency.getCurrencyCode()))
            .and(ACCOUNT.CHART.eq(Chart.CREATOR_PENDING.code()))
            .fetchOptional(ACCOUNT.BALANCE)
            .orElse(0L),
        currency);
  }

  /** A member's sales of a period in the order of the books. */
  List<SoldRow> sales(MemberId member, Currency currency, Instant from, Instant to) {
    return sql.select(SALE.asterisk(), JOURNAL.RECORDED_AT, JOURNAL.POLICY_VERSION)
        .from(SALE)
        .join(JOURNAL)
        .on(JOURNAL.JOURNAL_ID.eq(SALE.JOURNAL_ID))
        .where(SALE.MEMBER_ID.eq(member))
        .and(SALE.CURRENCY.eq(currency.getCurrencyCode()))
        .and(JOURNAL.RECORDED_AT.ge(from))
        .and(JOURNAL.RECORDED_AT.lt(to))
        .orderBy(JOURNAL.RECORDED_AT, JOURNAL.JOURNAL_ID)
        .fetch(row -> soldRow(row, currency));
  }

  /** When the member's first sale was written; empty before it. */
  java.util.Optional<Instant> firstSale(MemberId member) {
    return sql.select(DSL.min(JOURNAL.RECORDED_AT))
        .from(SALE)
        .join(JOURNAL)
        .on(JOURNAL.JOURNAL_ID.eq(SALE.JOURNAL_ID))
        .where(SALE.MEMBER_ID.eq(member))
        .fetchOptional(DSL.min(JOURNAL.RECORDED_AT));
  }

  /** A sale as it is stored. */
  record SoldRow(
      JournalId journal,
      Instant at,
      String work,
      String title,
      String licence,
      Money net,
      Money creator,
      Money operating,
      Money solidarity,
      Money reserve,
      BasisPoints creatorRate,
      BasisPoints solidarityRate,
      PolicyVersion policy,
      RegisterEntryId entry) {}

  private static SoldRow soldRow(Record row, Currency currency) {
    return new SoldRow(
        new JournalId(row.get(SALE.JOURNAL_ID)),
        row.get(JOURNAL.RECORDED_AT),
        row.get(SALE.WORK_REF),
        row.get(SALE.WORK_TITLE),
        row.get(SALE.LICENCE_CLASS),
        new Money(row.get(SALE.NET), currency),
        new Money(row.get(SALE.CREATOR_PART), currency),
        new Money(row.get(SALE.OPERATING_PART), currency),
        new Money(row.get(SALE.SOLIDARITY_PART), currency),
        new Money(row.get(SALE.RESERVE_PART), currency),
        new BasisPoints(row.get(SALE.CREATOR_BP)),
        new BasisPoints(row.get(SALE.SOLIDARITY_BP)),
        row.get(JOURNAL.POLICY_VERSION),
        row.get(SALE.ENTRY_ID));
  }

  long journals() {
    return sql.fetchCount(JOURNAL);
  }

  /** The whole of the books, one currency after the other. */
  List<OneCurrency> books() {
    Field<BigDecimal> debits = DSL.sum(ENTRY.AMOUNT).filterWhere(ENTRY.AMOUNT.gt(0L)).as("debits");
    Field<BigDecimal> credits =
        DSL.sum(ENTRY.AMOUNT).filterWhere(ENTRY.AMOUNT.lt(0L)).as("credits");
    Field<Integer> entries = DSL.count().as("entries");
    List<Sum> sums =
        sql.select(ACCOUNT.CURRENCY, ACCOUNT.CHART, debits, credits, entries)
            .from(ENTRY)
            .join(ACCOUNT)
            .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
            .groupBy(ACCOUNT.CURRENCY, ACCOUNT.CHART)
            .fetch(row -> {
              Currency currency = Currency.getInstance(row.get(ACCOUNT.CURRENCY));
              return new Sum(
                  currency,
                  Chart.ofCode(row.get(ACCOUNT.CHART)),
                  money(row.get(debits), currency),
                  money(row.get(credits), currency).negated(),
                  row.get(entries));
            });
    return sums.stream()
        .map(Sum::currency)
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .map(currency ->
            oneCurrency(
                currency, sums.stream().filter(s -> s.currency().equals(currency)).toList()))
        .toList();
  }

  private record Sum(Currency currency, Chart chart, Money debits, Money credits, int entries) {

    Money balance() {
      return chart.kind().isDebitNormal() ? debits.minus(credits) : credits.minus(debits);
    }
  }

  private OneCurrency oneCurrency(Currency currency, List<Sum> sums) {
    Money debits = Money.zero(currency);
    Money credits = Money.zero(currency);
    for (Sum sum : sums) {
      debits = debits.plus(sum.debits());
      credits = credits.plus(sum.credits());
    }
    List<Section> sections = new ArrayList<>();
    for (AccountKind kind : AccountKind.values()) {
      List<Line> lines =
          Arrays.stream(Chart.values())
              .filter(chart -> chart.kind() == kind)
              .flatMap(chart -> sums.stream().filter(sum -> sum.chart() == chart))
              .map(sum -> new Line(sum.chart(), sum.balance(), sum.entries()))
              .toList();
      Money total = lines.stream().map(Line::balance).reduce(Money.zero(currency), Money::plus);
      sections.add(new Section(kind, lines, total));
    }
    return new OneCurrency(
        currency, sections, debits, credits, memberAccounts(currency), astray(currency));
  }

  private long memberAccounts(Currency currency) {
    return sql.fetchCount(
        ACCOUNT, ACCOUNT.BALANCE.isNotNull().and(ACCOUNT.CURRENCY.eq(currency.getCurrencyCode())));
  }

  /** Members' accounts whose kept balance is not the sum of their entries. */
  private long astray(Currency currency) {
    Field<BigDecimal> summed =
        DSL.field(
            DSL.select(DSL.coalesce(DSL.sum(ENTRY.AMOUNT), BigDecimal.ZERO))
                .from(ENTRY)
                .where(ENTRY.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID)));
    Field<BigDecimal> kept =
        DSL.when(ACCOUNT.NORMAL_SIDE.eq("debit"), ACCOUNT.BALANCE)
            .otherwise(ACCOUNT.BALANCE.neg())
            .cast(BigDecimal.class);
    return sql.fetchCount(
        ACCOUNT,
        ACCOUNT
            .BALANCE
            .isNotNull()
            .and(ACCOUNT.CURRENCY.eq(currency.getCurrencyCode()))
            .and(kept.ne(summed)));
  }

  private static Money money(@org.jspecify.annotations.Nullable BigDecimal sum, Currency currency) {
    return new Money(sum == null ? 0 : sum.longValueExact(), currency);
  }
}
