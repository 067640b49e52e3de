package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.ACCOUNT;
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
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
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

  private static Money money(@Nullable BigDecimal sum, Currency currency) {
    return new Money(sum == null ? 0 : sum.longValueExact(), currency);
  }
}
