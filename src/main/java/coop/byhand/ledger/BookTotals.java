package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.ACCOUNT;
import static coop.byhandschema.ledger.Tables.ACCOUNT_SNAPSHOT;
import static coop.byhandschema.ledger.Tables.ENTRY;
import static coop.byhandschema.ledger.Tables.JOURNAL;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.Books.Line;
import coop.byhand.ledger.Books.OneCurrency;
import coop.byhand.ledger.Books.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the whole of the books. */
@Repository
class BookTotals {

  private final DSLContext sql;

  BookTotals(DSLContext sql) {
    this.sql = sql;
  }

  long journals() {
    return sql.fetchCount(JOURNAL);
  }

  /**
   * The whole of the books, one currency after the other. The co-op's own accounts begin at their
   * last snapshot; members' are summed whole, since their sums are held against kept balances.
   */
  List<OneCurrency> books() {
    Field<BigDecimal> debits = DSL.sum(ENTRY.AMOUNT).filterWhere(ENTRY.AMOUNT.gt(0L)).as("debits");
    Field<BigDecimal> credits =
        DSL.sum(ENTRY.AMOUNT).filterWhere(ENTRY.AMOUNT.lt(0L)).as("credits");
    Field<Integer> entries = DSL.count().as("entries");
    Table<?> noted =
        DSL.select(
                ACCOUNT_SNAPSHOT.ACCOUNT_ID,
                DSL.max(ACCOUNT_SNAPSHOT.AS_OF_JOURNAL).as("as_of_journal"))
            .from(ACCOUNT_SNAPSHOT)
            .groupBy(ACCOUNT_SNAPSHOT.ACCOUNT_ID)
            .asTable("noted");
    Field<Long> notedAccount = noted.field(ACCOUNT_SNAPSHOT.ACCOUNT_ID);
    Field<Long> asOf = noted.field("as_of_journal", Long.class);
    List<Sum> after =
        sql.select(ACCOUNT.CURRENCY, ACCOUNT.CHART, debits, credits, entries)
            .from(ENTRY)
            .join(ACCOUNT)
            .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
            .leftJoin(noted)
            .on(ENTRY.ACCOUNT_ID.eq(notedAccount))
            .where(ENTRY.JOURNAL_ID.gt(DSL.coalesce(asOf, DSL.val(0L))))
            .groupBy(ACCOUNT.CURRENCY, ACCOUNT.CHART)
            .fetch(row ->
                sum(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    BigDecimal.valueOf(row.value5())));
    Field<BigDecimal> notedEntries = DSL.sum(ACCOUNT_SNAPSHOT.ENTRIES);
    List<Sum> before =
        sql.select(
                ACCOUNT.CURRENCY,
                ACCOUNT.CHART,
                DSL.sum(ACCOUNT_SNAPSHOT.DEBITS),
                DSL.sum(ACCOUNT_SNAPSHOT.CREDITS).neg(),
                notedEntries)
            .from(ACCOUNT_SNAPSHOT)
            .join(noted)
            .on(ACCOUNT_SNAPSHOT.ACCOUNT_ID.eq(notedAccount))
            .and(ACCOUNT_SNAPSHOT.AS_OF_JOURNAL.eq(asOf))
            .join(ACCOUNT)
            .on(ACCOUNT.ACCOUNT_ID.eq(ACCOUNT_SNAPSHOT.ACCOUNT_ID))
            .groupBy(ACCOUNT.CURRENCY, ACCOUNT.CHART)
            .fetch(
                row -> sum(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    Map<List<Object>, Sum> sums = new LinkedHashMap<>();
    Stream.concat(before.stream(), after.stream())
        .forEach(sum -> sums.merge(List.of(sum.currency(), sum.chart()), sum, Sum::plus));
    return byCurrency(List.copyOf(sums.values()));
  }

  private static Sum sum(
      String code,
      String chart,
      @Nullable BigDecimal debits,
      @Nullable BigDecimal credits,
      BigDecimal entries) {
    Currency currency = Currency.getInstance(code);
    return new Sum(
        currency,
        Chart.ofCode(chart),
        money(debits, currency),
        money(credits, currency).negated(),
        entries.longValueExact());
  }

  private List<OneCurrency> byCurrency(List<Sum> sums) {
    return sums.stream()
        .map(Sum::currency)
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .map(currency ->
            oneCurrency(
                currency, sums.stream().filter(s -> s.currency().equals(currency)).toList()))
        .toList();
  }

  private record Sum(Currency currency, Chart chart, Money debits, Money credits, long entries) {

    Sum plus(Sum other) {
      return new Sum(
          currency,
          chart,
          debits.plus(other.debits),
          credits.plus(other.credits),
          entries + other.entries);
    }

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

  private static Money money(@Nullable BigDecimal sum, Currency currency) {
    return new Money(sum == null ? 0 : sum.longValueExact(), currency);
  }
}
