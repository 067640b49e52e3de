package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.ACCOUNT;
import static coop.byhandschema.ledger.Tables.CLOSED_YEAR;
import static coop.byhandschema.ledger.Tables.ENTRY;
import static coop.byhandschema.ledger.Tables.JOURNAL;
import static coop.byhandschema.ledger.Tables.YEAR_RESULT;
import static coop.byhandschema.ledger.Tables.YEAR_SHARE;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.YearReport.Closing;
import coop.byhand.ledger.YearReport.InCurrency;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PatronageBasis;
import coop.byhand.policy.YearRules;
import coop.byhandschema.ledger.tables.records.ClosedYearRecord;
import coop.byhandschema.ledger.tables.records.YearResultRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps closed years. Nothing here is changed. */
@Repository
class YearRows {

  private static final long ONE_CLOSER = 0x796561727373L;

  private final DSLContext sql;

  YearRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Waits for another close, or for hours being entered, to end. */
  void lock() {
    sql.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(ONE_CLOSER))).fetch();
  }

  /** When the first journal was written; empty before it. */
  Optional<Instant> firstJournal() {
    return sql.select(DSL.min(JOURNAL.RECORDED_AT))
        .from(JOURNAL)
        .fetchOptional(DSL.min(JOURNAL.RECORDED_AT));
  }

  /** The last year that is closed; empty before the first. */
  Optional<Integer> lastClosed() {
    return sql.select(DSL.max(CLOSED_YEAR.YEAR))
        .from(CLOSED_YEAR)
        .fetchOptional(DSL.max(CLOSED_YEAR.YEAR))
        .map(Short::intValue);
  }

  /** The first year that was closed; empty before it. */
  Optional<Integer> firstClosed() {
    return sql.select(DSL.min(CLOSED_YEAR.YEAR))
        .from(CLOSED_YEAR)
        .fetchOptional(DSL.min(CLOSED_YEAR.YEAR))
        .map(Short::intValue);
  }

  /** A closed year, before its currencies are read. */
  record Kept(YearSpan span, YearRules rules, Closing closing) {}

  Optional<Kept> find(int year) {
    return sql.selectFrom(CLOSED_YEAR)
        .where(CLOSED_YEAR.YEAR.eq((short) year))
        .fetchOptional(YearRows::kept);
  }

  private static Kept kept(ClosedYearRecord row) {
    return new Kept(
        new YearSpan(row.getYear(), row.getFromAt(), row.getToAt()),
        new YearRules(
            row.getPolicyVersion(),
            new BasisPoints(row.getReserveBp()),
            new BasisPoints(row.getEducationBp()),
            new BasisPoints(row.getCreatorsBp()),
            PatronageBasis.valueOf(row.getBasis().toUpperCase(Locale.ROOT)),
            new BasisPoints(row.getCashBp())),
        new Closing(row.getClosedAt(), new MemberId(row.getClosedBy())));
  }

  void insert(Kept year) {
    YearRules rules = year.rules();
    sql.insertInto(CLOSED_YEAR)
        .set(CLOSED_YEAR.YEAR, (short) year.span().year())
        .set(CLOSED_YEAR.FROM_AT, year.span().from())
        .set(CLOSED_YEAR.TO_AT, year.span().to())
        .set(CLOSED_YEAR.POLICY_VERSION, rules.version())
        .set(CLOSED_YEAR.RESERVE_BP, rules.reserve().value())
        .set(CLOSED_YEAR.EDUCATION_BP, rules.education().value())
        .set(CLOSED_YEAR.CREATORS_BP, rules.creators().value())
        .set(CLOSED_YEAR.CASH_BP, rules.cash().value())
        .set(CLOSED_YEAR.BASIS, rules.basis().name().toLowerCase(Locale.ROOT))
        .set(CLOSED_YEAR.CLOSED_BY, year.closing().by().value())
        .set(CLOSED_YEAR.CLOSED_AT, year.closing().at())
        .execute();
  }

  void insert(int year, InCurrency in, JournalId result, @Nullable JournalId division) {
    YearDivision divided = in.division();
    String currency = in.currency().getCurrencyCode();
    sql.insertInto(YEAR_RESULT)
        .set(YEAR_RESULT.YEAR, (short) year)
        .set(YEAR_RESULT.CURRENCY, currency)
        .set(YEAR_RESULT.RESULT, in.result().result().minor())
        .set(YEAR_RESULT.BROUGHT_FORWARD, in.result().broughtForward().minor())
        .set(YEAR_RESULT.DIVIDED, divided.surplus().minor())
        .set(YEAR_RESULT.RESERVE, divided.reserve().minor())
        .set(YEAR_RESULT.EDUCATION, divided.education().minor())
        .set(YEAR_RESULT.RESULT_JOURNAL, result.value())
        .set(YEAR_RESULT.DIVISION_JOURNAL, division == null ? null : division.value())
        .execute();
    sql.batch(
            divided.shares().stream()
                .map(share ->
                    sql.insertInto(YEAR_SHARE)
                        .set(YEAR_SHARE.YEAR, (short) year)
                        .set(YEAR_SHARE.CURRENCY, currency)
                        .set(YEAR_SHARE.MEMBER_ID, share.member())
                        .set(YEAR_SHARE.CLASS, share.of().code())
                        .set(YEAR_SHARE.MEASURE, share.measure())
                        .set(YEAR_SHARE.CASH, share.cash().minor())
                        .set(YEAR_SHARE.RETAINED, share.retained().minor()))
                .toList())
        .execute();
  }

  /** A closed year by currency, as it was divided then. */
  List<InCurrency> currencies(int year) {
    return sql.selectFrom(YEAR_RESULT)
        .where(YEAR_RESULT.YEAR.eq((short) year))
        .orderBy(YEAR_RESULT.CURRENCY)
        .fetch(this::inCurrency);
  }

  private InCurrency inCurrency(YearResultRecord row) {
    Currency currency = Currency.getInstance(row.getCurrency());
    return new InCurrency(
        new YearResult(
            currency,
            lines(row.getResultJournal(), currency),
            new Money(row.getBroughtForward(), currency)),
        new YearDivision(
            new Money(row.getDivided(), currency),
            new Money(row.getReserve(), currency),
            new Money(row.getEducation(), currency),
            shares(row.getYear(), currency)));
  }

  /** The journal takes each account back to nothing: what it took is what was there. */
  private List<YearResult.Line> lines(long journal, Currency currency) {
    return sql
        .select(ACCOUNT.CHART, ENTRY.AMOUNT)
        .from(ENTRY)
        .join(ACCOUNT)
        .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
        .where(ENTRY.JOURNAL_ID.eq(journal))
        .and(ACCOUNT.CHART.ne(Chart.SURPLUS.code()))
        .fetch(row -> {
          Chart chart = Chart.ofCode(row.value1());
          Money debit = new Money(row.value2(), currency);
          return new YearResult.Line(chart, chart.kind().isDebitNormal() ? debit.negated() : debit);
        })
        .stream()
        .sorted(Comparator.comparing(YearResult.Line::account))
        .toList();
  }

  private List<YearShare> shares(short year, Currency currency) {
    return sql
        .selectFrom(YEAR_SHARE)
        .where(YEAR_SHARE.YEAR.eq(year))
        .and(YEAR_SHARE.CURRENCY.eq(currency.getCurrencyCode()))
        .fetch(row ->
            new YearShare(
                row.getMemberId(),
                PatronageClass.ofCode(row.getClass_()),
                row.getMeasure(),
                new Money(row.getCash(), currency),
                new Money(row.getRetained(), currency)))
        .stream()
        .sorted(
            Comparator.comparing(YearShare::of).thenComparing(share -> share.member().toString()))
        .toList();
  }

  /** What all closed years came to, the newest first. */
  List<YearTotals> totals() {
    return sql.selectFrom(YEAR_RESULT)
        .orderBy(YEAR_RESULT.YEAR.desc(), YEAR_RESULT.CURRENCY)
        .fetch(row -> {
          Currency currency = Currency.getInstance(row.getCurrency());
          return new YearTotals(
              row.getYear(),
              new Money(row.getResult(), currency),
              new Money(row.getDivided(), currency),
              new Money(row.getReserve(), currency),
              new Money(row.getEducation(), currency));
        });
  }

  /** Cash parts of a member that a close made payable. */
  record Payable(int year, MemberId member, Money cash) {}

  /**
   * Cash parts of members who have some that was not made available yet, in one currency, the
   * members in the order of their accounts; some of a member's may be available already.
   */
  List<Payable> payables(int members) {
    var waiting =
        sql.select(ACCOUNT.MEMBER_ID, ACCOUNT.CURRENCY)
            .from(ACCOUNT)
            .where(ACCOUNT.CHART.eq(Chart.PATRONAGE_PAYABLE.code()))
            .and(ACCOUNT.BALANCE.gt(0L))
            .orderBy(ACCOUNT.CURRENCY, ACCOUNT.ACCOUNT_ID)
            .limit(members)
            .fetch();
    if (waiting.isEmpty()) {
      return List.of();
    }
    String currency = waiting.getFirst().value2();
    List<MemberId> some =
        waiting.stream()
            .filter(row -> row.value2().equals(currency))
            .map(row -> row.value1())
            .collect(Collectors.toList());
    var cash = DSL.sum(YEAR_SHARE.CASH);
    return sql.select(YEAR_SHARE.YEAR, YEAR_SHARE.MEMBER_ID, cash)
        .from(YEAR_SHARE)
        .where(YEAR_SHARE.MEMBER_ID.in(some))
        .and(YEAR_SHARE.CURRENCY.eq(currency))
        .groupBy(YEAR_SHARE.YEAR, YEAR_SHARE.MEMBER_ID)
        .having(cash.gt(java.math.BigDecimal.ZERO))
        .orderBy(YEAR_SHARE.YEAR, YEAR_SHARE.MEMBER_ID)
        .fetch(row ->
            new Payable(
                row.value1(), row.value2(), Money.of(row.value3().longValueExact(), currency)));
  }
}
