package coop.byhand.payouts;

import static coop.byhandschema.payouts.Tables.CLAWBACK;
import static coop.byhandschema.payouts.Tables.PAYOUT;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.payments.TransferId;
import coop.byhandschema.payouts.tables.records.PayoutRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Payouts as rows. */
@Repository
class PayoutRows {

  private static final String INTENDED = "intended";
  private static final String SENT = "sent";
  private static final String FAILED = "failed";
  private static final int LONGEST_REASON = 500;

  private final DSLContext sql;

  PayoutRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Writes a payout down; tells how many rows were made: none if the run has paid this member. */
  int insert(Payout payout, Instant now) {
    return sql.insertInto(PAYOUT)
        .set(PAYOUT.PAYOUT_ID, payout.id())
        .set(PAYOUT.RUN_NO, payout.run())
        .set(PAYOUT.MEMBER_ID, payout.member())
        .set(PAYOUT.AMOUNT, payout.amount().minor())
        .set(PAYOUT.CURRENCY, payout.amount().currencyCode())
        .set(PAYOUT.TRANSFER_ID, payout.transfer())
        .set(PAYOUT.STATE, INTENDED)
        .set(PAYOUT.INTENDED_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  Optional<Payout> find(PayoutId id) {
    return sql.selectFrom(PAYOUT).where(PAYOUT.PAYOUT_ID.eq(id)).fetchOptional(PayoutRows::payout);
  }

  /** The payout behind a transfer, locked until the end of the transaction. */
  Optional<Payout> lock(TransferId transfer) {
    return sql.selectFrom(PAYOUT)
        .where(PAYOUT.TRANSFER_ID.eq(transfer))
        .forNoKeyUpdate()
        .fetchOptional(PayoutRows::payout);
  }

  /** Stores what a payout has become. */
  void store(PayoutId id, PayoutState state) {
    switch (state) {
      case PayoutState.OnItsWay onItsWay -> {}
      case PayoutState.Sent(Instant at) -> decide(id, SENT, null, at);
      case PayoutState.Failed(Instant at, String reason) ->
          decide(id, FAILED, shortened(reason), at);
    }
  }

  private void decide(PayoutId id, String state, @Nullable String reason, Instant at) {
    sql.update(PAYOUT)
        .set(PAYOUT.STATE, state)
        .set(PAYOUT.REASON, reason)
        // A provider's time may lie a little before ours.
        .set(PAYOUT.DECIDED_AT, DSL.greatest(PAYOUT.INTENDED_AT, DSL.val(at, PAYOUT.DECIDED_AT)))
        .where(PAYOUT.PAYOUT_ID.eq(id))
        .execute();
  }

  /** A member's payouts, the newest first. */
  List<Payout> of(MemberId member, int limit) {
    return sql.selectFrom(PAYOUT)
        .where(PAYOUT.MEMBER_ID.eq(member))
        .orderBy(PAYOUT.INTENDED_AT.desc(), PAYOUT.PAYOUT_ID.desc())
        .limit(limit)
        .fetch(PayoutRows::payout);
  }

  /** Payouts that wait for the provider since before an instant, the oldest first. */
  List<Payout> undecidedSince(Instant before, int limit) {
    return sql.selectFrom(PAYOUT)
        .where(PAYOUT.STATE.eq(INTENDED).and(PAYOUT.INTENDED_AT.lt(before)))
        .orderBy(PAYOUT.INTENDED_AT)
        .limit(limit)
        .fetch(PayoutRows::payout);
  }

  /** How many payouts are undecided, sent and failed. */
  Counts counts() {
    Map<String, Integer> counts =
        sql.select(PAYOUT.STATE, DSL.count())
            .from(PAYOUT)
            .groupBy(PAYOUT.STATE)
            .fetchMap(PAYOUT.STATE, DSL.count());
    return new Counts(
        counts.getOrDefault(INTENDED, 0),
        counts.getOrDefault(SENT, 0),
        counts.getOrDefault(FAILED, 0));
  }

  /** Numbers of payouts by their state. */
  record Counts(long intended, long sent, long failed) {}

  /** Whom money was sent to, and in which currencies, in the order of their ids. */
  List<Payee> payees() {
    return sql.selectDistinct(PAYOUT.MEMBER_ID, PAYOUT.CURRENCY)
        .from(PAYOUT)
        .where(PAYOUT.STATE.eq(SENT))
        .orderBy(PAYOUT.MEMBER_ID, PAYOUT.CURRENCY)
        .fetch(row -> new Payee(row.value1(), Currency.getInstance(row.value2())));
  }

  /** A member to whom money was sent in a currency. */
  record Payee(MemberId member, Currency currency) {}

  /**
   * What was sent to a member in a currency, the newest first, with what was not taken back. The
   * rows are locked until the end of the transaction, so that only one caller takes back at a time.
   */
  List<Clawback.Source> lockSent(Payee payee) {
    List<Payout> sent =
        sql.selectFrom(PAYOUT)
            .where(sentTo(payee))
            .orderBy(PAYOUT.PAYOUT_ID)
            .forNoKeyUpdate()
            .fetch(PayoutRows::payout);
    Field<BigDecimal> total = DSL.sum(CLAWBACK.AMOUNT);
    Map<PayoutId, BigDecimal> back =
        sql.select(CLAWBACK.PAYOUT_ID, total)
            .from(CLAWBACK)
            .where(CLAWBACK.MEMBER_ID.eq(payee.member()).and(CLAWBACK.STATE.eq("done")))
            .groupBy(CLAWBACK.PAYOUT_ID)
            .fetchMap(CLAWBACK.PAYOUT_ID, total);
    return sent.reversed().stream()
        .map(payout ->
            new Clawback.Source(
                payout, left(payout, back.getOrDefault(payout.id(), BigDecimal.ZERO))))
        .toList();
  }

  private static Money left(Payout payout, BigDecimal back) {
    return payout.amount().minus(new Money(back.longValueExact(), payout.amount().currency()));
  }

  private static Condition sentTo(Payee payee) {
    return PAYOUT
        .MEMBER_ID
        .eq(payee.member())
        .and(PAYOUT.CURRENCY.eq(payee.currency().getCurrencyCode()))
        .and(PAYOUT.STATE.eq(SENT));
  }

  static String shortened(String reason) {
    if (reason.isBlank()) {
      return "no reason given";
    }
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private static Payout payout(PayoutRecord row) {
    return new Payout(
        row.getPayoutId(),
        row.getRunNo(),
        row.getMemberId(),
        Money.of(row.getAmount(), row.getCurrency()),
        row.getTransferId(),
        switch (row.getState()) {
          case INTENDED -> new PayoutState.OnItsWay(row.getIntendedAt());
          case SENT -> new PayoutState.Sent(Objects.requireNonNull(row.getDecidedAt()));
          case FAILED ->
              new PayoutState.Failed(
                  Objects.requireNonNull(row.getDecidedAt()),
                  Objects.requireNonNull(row.getReason()));
          default -> throw new IllegalStateException("payout state " + row.getState());
        });
  }
}
