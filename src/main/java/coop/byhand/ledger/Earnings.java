package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.ACCOUNT;
import static coop.byhandschema.ledger.Tables.ENTRY;
import static coop.byhandschema.ledger.Tables.JOURNAL;
import static coop.byhandschema.ledger.Tables.LINE_MOVE;
import static coop.byhandschema.ledger.Tables.LINE_SHARE;
import static coop.byhandschema.ledger.Tables.ORDER_LINE;
import static coop.byhandschema.ledger.Tables.PAID_ORDER;
import static coop.byhandschema.ledger.Tables.YEAR_SHARE;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what members earned, what went back, and what was paid to them. */
@Repository
class Earnings {

  /** All accounts of a member that count for what the member has; debts count against it. */
  private static final List<String> ALL =
      List.of(
          Chart.CREATOR_PENDING.code(),
          Chart.CREATOR_AVAILABLE.code(),
          Chart.CREATOR_BLOCKED.code(),
          Chart.PAYOUT_IN_TRANSIT.code(),
          Chart.MEMBER_RECOVERABLE.code());

  private static final List<String> LINE_KINDS =
      List.of(
          Draft.Kind.REFUND.code(),
          Draft.Kind.REFUND_FAILED.code(),
          Draft.Kind.DISPUTE_LOST.code());

  private static final List<String> PAYMENT_KINDS =
      List.of(
          Draft.Kind.PAYOUT_SENT.code(),
          Draft.Kind.PAYOUT_FAILED.code(),
          Draft.Kind.RECOVERY.code(),
          Draft.Kind.PATRONAGE.code(),
          Draft.Kind.GRANT.code());

  private final DSLContext sql;

  Earnings(DSLContext sql) {
    this.sql = sql;
  }

  /** What is kept of a member's part of the surplus of a year; zero if there is none. */
  Money retained(MemberId member, Currency currency, int year) {
    BigDecimal retained =
        sql.select(DSL.coalesce(DSL.sum(YEAR_SHARE.RETAINED), BigDecimal.ZERO))
            .from(YEAR_SHARE)
            .where(YEAR_SHARE.YEAR.eq((short) year))
            .and(YEAR_SHARE.MEMBER_ID.eq(member))
            .and(YEAR_SHARE.CURRENCY.eq(currency.getCurrencyCode()))
            .fetchSingle()
            .value1();
    return new Money(retained.longValueExact(), currency);
  }

  /** The currencies that a member has earned in. */
  List<Currency> currencies(MemberId member) {
    return sql.selectDistinct(ACCOUNT.CURRENCY)
        .from(ACCOUNT)
        .where(ACCOUNT.MEMBER_ID.eq(member).and(ACCOUNT.CHART.in(ALL)))
        .orderBy(ACCOUNT.CURRENCY)
        .fetch(row -> Currency.getInstance(row.value1()));
  }

  /** What a member had in all just before an instant, summed from the entries. */
  Money earnedBefore(MemberId member, Currency currency, Instant before) {
    BigDecimal debits =
        sql.select(DSL.coalesce(DSL.sum(ENTRY.AMOUNT), BigDecimal.ZERO))
            .from(ENTRY)
            .join(ACCOUNT)
            .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
            .join(JOURNAL)
            .on(JOURNAL.JOURNAL_ID.eq(ENTRY.JOURNAL_ID))
            .where(ofMember(member, currency))
            .and(JOURNAL.RECORDED_AT.lt(before))
            .fetchSingle()
            .value1();
    return new Money(debits.negate().longValueExact(), currency);
  }

  /** When the first journal that gave the member something was written; empty before it. */
  Optional<Instant> first(MemberId member) {
    return sql.select(DSL.min(JOURNAL.RECORDED_AT))
        .from(ENTRY)
        .join(ACCOUNT)
        .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
        .join(JOURNAL)
        .on(JOURNAL.JOURNAL_ID.eq(ENTRY.JOURNAL_ID))
        .where(ACCOUNT.MEMBER_ID.eq(member).and(ACCOUNT.CHART.in(ALL)))
        .fetchOptional(DSL.min(JOURNAL.RECORDED_AT));
  }

  /**
   * What one journal did to one line that the member has a share in.
   *
   * @param creators what it did to all creators' shares together
   * @param mine what it did to the member's
   * @param granted what the reserve gave to creators
   */
  record LineRow(
      Draft.Kind kind,
      JournalId journal,
      Instant at,
      int seq,
      String work,
      String title,
      String licence,
      Money creators,
      Money mine,
      Money operating,
      Money solidarity,
      Money reserve,
      Money granted,
      BasisPoints creatorRate,
      BasisPoints solidarityRate,
      PolicyVersion policy,
      RegisterEntryId entry) {}

  /** Sales of a period in which the member has a share. */
  List<LineRow> sales(MemberId member, Currency currency, Instant from, Instant to) {
    Sums sums = new Sums(LINE_SHARE.AMOUNT, member, DSL.falseCondition());
    return sql.select(COLUMNS)
        .select(sums.fields())
        .from(ORDER_LINE)
        .join(PAID_ORDER)
        .on(PAID_ORDER.ORDER_REF.eq(ORDER_LINE.ORDER_REF))
        .join(JOURNAL)
        .on(JOURNAL.JOURNAL_ID.eq(PAID_ORDER.JOURNAL_ID))
        .join(LINE_SHARE)
        .on(LINE_SHARE.LINE_REF.eq(ORDER_LINE.LINE_REF))
        .where(ORDER_LINE.LINE_REF.in(linesOf(member)))
        .and(inPeriod(currency, from, to))
        .groupBy(GROUP)
        .fetch(row -> lineRow(row, sums, currency));
  }

  /** What went back of such sales in a period, or came again. */
  List<LineRow> changes(MemberId member, Currency currency, Instant from, Instant to) {
    Sums sums = new Sums(LINE_MOVE.AMOUNT, member, LINE_MOVE.PLACE.eq(Place.GRANTED.code()));
    return sql.select(COLUMNS)
        .select(sums.fields())
        .from(LINE_MOVE)
        .join(LINE_SHARE)
        .on(LINE_SHARE.LINE_REF.eq(LINE_MOVE.LINE_REF))
        .and(LINE_SHARE.SHARE.eq(LINE_MOVE.SHARE))
        .join(ORDER_LINE)
        .on(ORDER_LINE.LINE_REF.eq(LINE_MOVE.LINE_REF))
        .join(PAID_ORDER)
        .on(PAID_ORDER.ORDER_REF.eq(ORDER_LINE.ORDER_REF))
        .join(JOURNAL)
        .on(JOURNAL.JOURNAL_ID.eq(LINE_MOVE.JOURNAL_ID))
        .where(ORDER_LINE.LINE_REF.in(linesOf(member)))
        .and(JOURNAL.KIND.in(LINE_KINDS))
        .and(inPeriod(currency, from, to))
        .groupBy(GROUP)
        .fetch(row -> lineRow(row, sums, currency));
  }

  /** A journal that changed what a member has without a sale: a payout, a surplus, a grant. */
  record PaymentRow(
      Draft.Kind kind,
      JournalId journal,
      Instant at,
      String reference,
      PolicyVersion policy,
      Money net) {}

  List<PaymentRow> payments(MemberId member, Currency currency, Instant from, Instant to) {
    Field<BigDecimal> debits = DSL.sum(ENTRY.AMOUNT);
    return sql.select(
            JOURNAL.KIND,
            JOURNAL.JOURNAL_ID,
            JOURNAL.RECORDED_AT,
            JOURNAL.CAUSE,
            JOURNAL.POLICY_VERSION,
            debits)
        .from(ENTRY)
        .join(ACCOUNT)
        .on(ACCOUNT.ACCOUNT_ID.eq(ENTRY.ACCOUNT_ID))
        .join(JOURNAL)
        .on(JOURNAL.JOURNAL_ID.eq(ENTRY.JOURNAL_ID))
        .where(ofMember(member, currency))
        .and(JOURNAL.KIND.in(PAYMENT_KINDS))
        .and(inPeriod(currency, from, to))
        .groupBy(JOURNAL.JOURNAL_ID)
        .having(debits.ne(BigDecimal.ZERO))
        .fetch(row ->
            new PaymentRow(
                Draft.Kind.ofCode(row.value1()),
                new JournalId(row.value2()),
                row.value3(),
                row.value4(),
                row.value5(),
                money(row.value6(), currency).negated()));
  }

  private static final List<Field<?>> GROUP =
      List.of(JOURNAL.JOURNAL_ID, ORDER_LINE.LINE_REF, PAID_ORDER.ORDER_REF);

  private static final List<SelectField<?>> COLUMNS =
      List.of(
          JOURNAL.JOURNAL_ID,
          JOURNAL.KIND,
          JOURNAL.RECORDED_AT,
          JOURNAL.POLICY_VERSION,
          ORDER_LINE.SEQ,
          ORDER_LINE.WORK_REF,
          ORDER_LINE.WORK_TITLE,
          ORDER_LINE.LICENCE_CLASS,
          ORDER_LINE.CREATOR_BP,
          ORDER_LINE.SOLIDARITY_BP,
          PAID_ORDER.ENTRY_ID);

  /** Sums of amounts by what they are for. */
  private record Sums(
      Field<BigDecimal> creators,
      Field<BigDecimal> mine,
      Field<BigDecimal> operating,
      Field<BigDecimal> solidarity,
      Field<BigDecimal> reserve,
      Field<BigDecimal> granted) {

    Sums(Field<Long> amount, MemberId member, Condition granted) {
      this(
          sum(amount, LINE_SHARE.ROLE.eq(Role.CREATOR.code())).as("creators"),
          sum(amount, LINE_SHARE.MEMBER_ID.eq(member)).as("mine"),
          sum(amount, LINE_SHARE.ROLE.eq(Role.OPERATING.code())).as("operating"),
          sum(amount, LINE_SHARE.ROLE.eq(Role.SOLIDARITY.code())).as("solidarity"),
          sum(amount, LINE_SHARE.ROLE.eq(Role.RESERVE.code())).as("reserve"),
          sum(amount, granted).as("granted"));
    }

    private static Field<BigDecimal> sum(Field<Long> amount, Condition which) {
      return DSL.sum(amount).filterWhere(which);
    }

    List<Field<BigDecimal>> fields() {
      return List.of(creators, mine, operating, solidarity, reserve, granted);
    }
  }

  private static LineRow lineRow(Record row, Sums sums, Currency currency) {
    return new LineRow(
        Draft.Kind.ofCode(row.get(JOURNAL.KIND)),
        new JournalId(row.get(JOURNAL.JOURNAL_ID)),
        row.get(JOURNAL.RECORDED_AT),
        row.get(ORDER_LINE.SEQ),
        row.get(ORDER_LINE.WORK_REF),
        row.get(ORDER_LINE.WORK_TITLE),
        row.get(ORDER_LINE.LICENCE_CLASS),
        money(row.get(sums.creators()), currency),
        money(row.get(sums.mine()), currency),
        money(row.get(sums.operating()), currency),
        money(row.get(sums.solidarity()), currency),
        money(row.get(sums.reserve()), currency),
        money(row.get(sums.granted()), currency),
        new BasisPoints(row.get(ORDER_LINE.CREATOR_BP)),
        new BasisPoints(row.get(ORDER_LINE.SOLIDARITY_BP)),
        row.get(JOURNAL.POLICY_VERSION),
        row.get(PAID_ORDER.ENTRY_ID));
  }

  private static org.jooq.Select<org.jooq.Record1<String>> linesOf(MemberId member) {
    return DSL.select(LINE_SHARE.as("mine").LINE_REF)
        .from(LINE_SHARE.as("mine"))
        .where(LINE_SHARE.as("mine").MEMBER_ID.eq(member));
  }

  private static Condition ofMember(MemberId member, Currency currency) {
    return ACCOUNT
        .MEMBER_ID
        .eq(member)
        .and(ACCOUNT.CURRENCY.eq(currency.getCurrencyCode()))
        .and(ACCOUNT.CHART.in(ALL));
  }

  private static Condition inPeriod(Currency currency, Instant from, Instant to) {
    return JOURNAL
        .CURRENCY
        .eq(currency.getCurrencyCode())
        .and(JOURNAL.RECORDED_AT.ge(from))
        .and(JOURNAL.RECORDED_AT.lt(to));
  }

  private static Money money(@Nullable BigDecimal sum, Currency currency) {
    return new Money(sum == null ? 0 : sum.longValueExact(), currency);
  }
}
