package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.SOLIDARITY_FUND;
import static coop.byhandschema.ledger.Tables.SOLIDARITY_GRANT;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.SolidarityGrant.State;
import coop.byhand.members.MemberId;
import coop.byhandschema.ledger.tables.records.SolidarityGrantRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Keeps grants of the solidarity fund, and reads what the fund holds. */
@Repository
class GrantRows {

  /** The states as their rows name them. */
  private enum Stage {
    PROPOSED,
    AGREED,
    DECLINED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final DSLContext sql;

  GrantRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Waits for whoever grants in this currency; what the fund holds is read after it. */
  void lock(Currency currency) {
    sql.select(
            DSL.function(
                DSL.name("ledger", "lock_solidarity_fund"),
                Object.class,
                DSL.val(currency.getCurrencyCode())))
        .fetch();
  }

  /** What the fund holds in a currency; zero if it never had any. */
  Money held(Currency currency) {
    return sql.select(SOLIDARITY_FUND.AMOUNT)
        .from(SOLIDARITY_FUND)
        .where(SOLIDARITY_FUND.CURRENCY.eq(currency.getCurrencyCode()))
        .fetchOptional(SOLIDARITY_FUND.AMOUNT)
        .map(minor -> new Money(minor, currency))
        .orElse(Money.zero(currency));
  }

  /** The fund in each currency that it ever had some of. */
  List<FundBalance> balances() {
    var granted = DSL.coalesce(DSL.sum(SOLIDARITY_GRANT.AMOUNT), BigDecimal.ZERO);
    var grants = DSL.count(SOLIDARITY_GRANT.GRANT_ID);
    return sql.select(SOLIDARITY_FUND.CURRENCY, SOLIDARITY_FUND.AMOUNT, granted, grants)
        .from(SOLIDARITY_FUND)
        .leftJoin(SOLIDARITY_GRANT)
        .on(SOLIDARITY_GRANT.CURRENCY.eq(SOLIDARITY_FUND.CURRENCY))
        .and(SOLIDARITY_GRANT.STATE.eq(Stage.AGREED.code()))
        .groupBy(SOLIDARITY_FUND.CURRENCY, SOLIDARITY_FUND.AMOUNT)
        .orderBy(SOLIDARITY_FUND.CURRENCY)
        .fetch(row ->
            new FundBalance(
                Money.of(row.value2(), row.value1()),
                Money.of(row.value3().longValueExact(), row.value1()),
                row.value4()));
  }

  void insert(SolidarityGrant grant) {
    sql.insertInto(SOLIDARITY_GRANT)
        .set(SOLIDARITY_GRANT.GRANT_ID, grant.id())
        .set(SOLIDARITY_GRANT.MEMBER_ID, grant.recipient())
        .set(SOLIDARITY_GRANT.AMOUNT, grant.amount().minor())
        .set(SOLIDARITY_GRANT.CURRENCY, grant.amount().currencyCode())
        .set(SOLIDARITY_GRANT.PURPOSE, grant.purpose())
        .set(SOLIDARITY_GRANT.STATE, Stage.PROPOSED.code())
        .set(SOLIDARITY_GRANT.PROPOSED_BY, grant.proposedBy().value())
        .set(SOLIDARITY_GRANT.PROPOSED_AT, grant.proposedAt())
        .execute();
  }

  Optional<SolidarityGrant> find(GrantId id) {
    return sql.selectFrom(SOLIDARITY_GRANT)
        .where(SOLIDARITY_GRANT.GRANT_ID.eq(id))
        .fetchOptional(GrantRows::grant);
  }

  /** The same, and whoever else decides about it waits. */
  Optional<SolidarityGrant> lock(GrantId id) {
    return sql.selectFrom(SOLIDARITY_GRANT)
        .where(SOLIDARITY_GRANT.GRANT_ID.eq(id))
        .forNoKeyUpdate()
        .fetchOptional(GrantRows::grant);
  }

  void agree(GrantId id, MemberId by, Instant at, JournalId journal) {
    sql.update(SOLIDARITY_GRANT)
        .set(SOLIDARITY_GRANT.STATE, Stage.AGREED.code())
        .set(SOLIDARITY_GRANT.DECIDED_BY, by.value())
        .set(SOLIDARITY_GRANT.DECIDED_AT, at)
        .set(SOLIDARITY_GRANT.JOURNAL_ID, journal.value())
        .where(SOLIDARITY_GRANT.GRANT_ID.eq(id))
        .execute();
  }

  void decline(GrantId id, MemberId by, Instant at, String reason) {
    sql.update(SOLIDARITY_GRANT)
        .set(SOLIDARITY_GRANT.STATE, Stage.DECLINED.code())
        .set(SOLIDARITY_GRANT.DECIDED_BY, by.value())
        .set(SOLIDARITY_GRANT.DECIDED_AT, at)
        .set(SOLIDARITY_GRANT.REASON, reason)
        .where(SOLIDARITY_GRANT.GRANT_ID.eq(id))
        .execute();
  }

  /** What waits for the board, the oldest first. */
  List<SolidarityGrant> proposed() {
    return sql.selectFrom(SOLIDARITY_GRANT)
        .where(SOLIDARITY_GRANT.STATE.eq(Stage.PROPOSED.code()))
        .orderBy(SOLIDARITY_GRANT.PROPOSED_AT, SOLIDARITY_GRANT.GRANT_ID)
        .fetch(GrantRows::grant);
  }

  /** What was granted, the newest first. */
  List<GivenGrant> given() {
    return sql.select(
            SOLIDARITY_GRANT.DECIDED_AT,
            SOLIDARITY_GRANT.AMOUNT,
            SOLIDARITY_GRANT.CURRENCY,
            SOLIDARITY_GRANT.PURPOSE)
        .from(SOLIDARITY_GRANT)
        .where(SOLIDARITY_GRANT.STATE.eq(Stage.AGREED.code()))
        .orderBy(SOLIDARITY_GRANT.DECIDED_AT.desc(), SOLIDARITY_GRANT.GRANT_ID.desc())
        .fetch(row ->
            new GivenGrant(row.value1(), Money.of(row.value2(), row.value3()), row.value4()));
  }

  private static SolidarityGrant grant(SolidarityGrantRecord row) {
    return new SolidarityGrant(
        row.getGrantId(),
        row.getMemberId(),
        Money.of(row.getAmount(), row.getCurrency()),
        row.getPurpose(),
        new MemberId(row.getProposedBy()),
        row.getProposedAt(),
        state(row));
  }

  private static State state(SolidarityGrantRecord row) {
    return switch (Stage.valueOf(row.getState().toUpperCase(Locale.ROOT))) {
      case PROPOSED -> new State.Proposed();
      case AGREED -> new State.Agreed(by(row), at(row));
      case DECLINED ->
          new State.Declined(by(row), at(row), Objects.requireNonNull(row.getReason()));
    };
  }

  private static MemberId by(SolidarityGrantRecord row) {
    return new MemberId(Objects.requireNonNull(row.getDecidedBy()));
  }

  private static Instant at(SolidarityGrantRecord row) {
    return Objects.requireNonNull(row.getDecidedAt());
  }
}
