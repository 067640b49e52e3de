package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.ACCOUNT;
import static coop.byhandschema.ledger.Tables.ENTRY;
import static coop.byhandschema.ledger.Tables.JOURNAL;
import static coop.byhandschema.ledger.Tables.LINE_MOVE;
import static coop.byhandschema.ledger.Tables.LINE_SHARE;
import static coop.byhandschema.ledger.Tables.ORDER_LINE;
import static coop.byhandschema.ledger.Tables.PAID_ORDER;

import coop.byhand.kernel.Allocation;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PatronageBasis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads what a year came to and what members did in it, from the journals written in it. */
@Repository
class YearMeasures {

  private static final List<String> RESULT_KINDS =
      List.of(AccountKind.INCOME.code(), AccountKind.EXPENSE.code());

  private final DSLContext sql;

  YearMeasures(DSLContext sql) {
    this.sql = sql;
  }

  /** Income and expenses of a year that is not closed, by currency; none where nothing is left. */
  List<YearResult> results(YearSpan span) {
    Field<BigDecimal> debits = DSL.sum(ENTRY.AMOUNT);
    Result<Record3<String, String, BigDecimal>> sums =
        sql.select(ACCOUNT.CURRENCY, ACCOUNT.CHART, debits)
            .from(JOURNAL)
            .join(ENTRY)
            .on(ENTRY.JOURNAL_ID.eq(JOURNAL.JOURNAL_ID))
            .join(ACCOUNT)
            .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
            .where(writtenIn(span))
            .and(ACCOUNT.KIND.in(RESULT_KINDS))
            // The year before is closed in this one, which is no business of this one.
            .and(JOURNAL.KIND.ne(Draft.Kind.YEAR_RESULT.code()))
            .groupBy(ACCOUNT.CURRENCY, ACCOUNT.CHART)
            .having(debits.ne(BigDecimal.ZERO))
            .orderBy(ACCOUNT.CURRENCY)
            .fetch();
    List<YearResult> results = new ArrayList<>();
    sums.intoGroups(ACCOUNT.CURRENCY)
        .forEach((code, rows) -> {
          Currency currency = Currency.getInstance(code);
          results.add(new YearResult(currency, lines(rows, currency), losses(currency)));
        });
    return results;
  }

  private static List<YearResult.Line> lines(
      Result<Record3<String, String, BigDecimal>> rows, Currency currency) {
    return rows.stream()
        .map(row -> {
          Chart chart = Chart.ofCode(row.value2());
          Money debits = new Money(row.value3().longValueExact(), currency);
          return new YearResult.Line(
              chart, chart.kind().isDebitNormal() ? debits : debits.negated());
        })
        .sorted(Comparator.comparing(YearResult.Line::account))
        .toList();
  }

  /** What earlier losses left in the surplus, never above zero. */
  private Money losses(Currency currency) {
    BigDecimal debits =
        sql.select(DSL.coalesce(DSL.sum(ENTRY.AMOUNT), BigDecimal.ZERO))
            .from(ENTRY)
            .join(ACCOUNT)
            .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
            .where(ACCOUNT.CHART.eq(Chart.SURPLUS.code()))
            .and(ACCOUNT.CURRENCY.eq(currency.getCurrencyCode()))
            .fetchSingle()
            .value1();
    return Purses.least(
        new Money(debits.negate().longValueExact(), currency), Money.zero(currency));
  }

  /** Creators' measures in a currency; whoever comes to nothing or below is left out. */
  Map<MemberId, Long> creators(PatronageBasis basis, Currency currency, YearSpan span) {
    Map<MemberId, Long> measures =
        switch (basis) {
          case COMMISSION -> commission(currency, span);
          case EARNINGS -> earnings(currency, span);
        };
    measures.values().removeIf(measure -> measure <= 0);
    return measures;
  }

  private Map<MemberId, Long> earnings(Currency currency, YearSpan span) {
    Effects effects = new Effects(LINE_SHARE.ROLE.eq(Role.CREATOR.code()), currency, span);
    Map<MemberId, Long> earned = new HashMap<>();
    sql.select(LINE_SHARE.MEMBER_ID, effects.sum())
        .from(effects.table())
        .join(LINE_SHARE)
        .on(LINE_SHARE.LINE_REF.eq(effects.line()))
        .and(LINE_SHARE.SHARE.eq(effects.share()))
        .groupBy(LINE_SHARE.MEMBER_ID)
        .forEach(row -> earned.put(row.value1(), row.value2().longValueExact()));
    return earned;
  }

  /**
   * What the co-op kept of each line in the year, divided among the line's creators by their
   * weights: over all members, the income of the year.
   */
  private Map<MemberId, Long> commission(Currency currency, YearSpan span) {
    Effects effects = new Effects(LINE_SHARE.ROLE.eq(Role.OPERATING.code()), currency, span);
    Field<BigDecimal> kept = effects.sum().as("kept");
    Table<?> lines =
        DSL.select(effects.line().as("line_ref"), kept)
            .from(effects.table())
            .groupBy(effects.line())
            .having(effects.sum().ne(BigDecimal.ZERO))
            .asTable("lines");
    Field<String> line = DSL.field(DSL.name("lines", "line_ref"), String.class);
    Field<BigDecimal> keptOfLine = DSL.field(DSL.name("lines", "kept"), BigDecimal.class);
    Map<MemberId, Long> generated = new HashMap<>();
    List<MemberId> creators = new ArrayList<>();
    List<Long> weights = new ArrayList<>();
    String[] open = {""};
    BigDecimal[] amount = {BigDecimal.ZERO};
    sql.select(line, keptOfLine, LINE_SHARE.MEMBER_ID, LINE_SHARE.WEIGHT)
        .from(lines)
        .join(LINE_SHARE)
        .on(LINE_SHARE.LINE_REF.eq(line))
        .and(LINE_SHARE.ROLE.eq(Role.CREATOR.code()))
        .orderBy(line, LINE_SHARE.SHARE)
        .forEach(row -> {
          if (!row.value1().equals(open[0])) {
            divide(amount[0], currency, creators, weights, generated);
            open[0] = row.value1();
            amount[0] = row.value2();
          }
          creators.add(row.value3());
          weights.add(row.value4());
        });
    divide(amount[0], currency, creators, weights, generated);
    return generated;
  }

  /** Divides what one line brought and begins the next. */
  private static void divide(
      BigDecimal kept,
      Currency currency,
      List<MemberId> creators,
      List<Long> weights,
      Map<MemberId, Long> generated) {
    if (!creators.isEmpty()) {
      boolean weighed = weights.stream().anyMatch(weight -> weight > 0);
      List<Money> parts =
          Allocation.of(
              new Money(kept.abs().longValueExact(), currency),
              weighed ? weights : Collections.nCopies(creators.size(), 1L));
      for (int i = 0; i < parts.size(); i++) {
        generated.merge(creators.get(i), kept.signum() * parts.get(i).minor(), Math::addExact);
      }
    }
    creators.clear();
    weights.clear();
  }

  /** What the journals of a year did to certain shares of lines: divided, moved, given back. */
  private static final class Effects {

    private final Table<?> table;

    Effects(Condition which, Currency currency, YearSpan span) {
      Condition inYear = writtenIn(span).and(JOURNAL.CURRENCY.eq(currency.getCurrencyCode()));
      Select<Record3<String, Short, Long>> sold =
          DSL.select(LINE_SHARE.LINE_REF, LINE_SHARE.SHARE, LINE_SHARE.AMOUNT)
              .from(JOURNAL)
              .join(PAID_ORDER)
              .on(PAID_ORDER.JOURNAL_ID.eq(JOURNAL.JOURNAL_ID))
              .join(ORDER_LINE)
              .on(ORDER_LINE.ORDER_REF.eq(PAID_ORDER.ORDER_REF))
              .join(LINE_SHARE)
              .on(LINE_SHARE.LINE_REF.eq(ORDER_LINE.LINE_REF))
              .where(inYear)
              .and(which);
      Select<Record3<String, Short, Long>> moved =
          DSL.select(LINE_MOVE.LINE_REF, LINE_MOVE.SHARE, LINE_MOVE.AMOUNT)
              .from(JOURNAL)
              .join(LINE_MOVE)
              .on(LINE_MOVE.JOURNAL_ID.eq(JOURNAL.JOURNAL_ID))
              .join(LINE_SHARE)
              .on(LINE_SHARE.LINE_REF.eq(LINE_MOVE.LINE_REF))
              .and(LINE_SHARE.SHARE.eq(LINE_MOVE.SHARE))
              .where(inYear)
              .and(which);
      table = sold.unionAll(moved).asTable("effects", "line_ref", "share", "amount");
    }

    Table<?> table() {
      return table;
    }

    Field<String> line() {
      return DSL.field(DSL.name("effects", "line_ref"), String.class);
    }

    Field<Short> share() {
      return DSL.field(DSL.name("effects", "share"), Short.class);
    }

    Field<BigDecimal> sum() {
      return DSL.sum(DSL.field(DSL.name("effects", "amount"), Long.class));
    }
  }

  private static Condition writtenIn(YearSpan span) {
    return JOURNAL.RECORDED_AT.ge(span.from()).and(JOURNAL.RECORDED_AT.lt(span.to()));
  }
}
