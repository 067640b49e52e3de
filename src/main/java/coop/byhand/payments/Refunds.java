package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.REFUND;

import coop.byhand.kernel.Money;
import coop.byhandschema.payments.tables.records.RefundRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Refunds as rows. */
@Repository
class Refunds {

  private final DSLContext sql;

  Refunds(DSLContext sql) {
    this.sql = sql;
  }

  /** Writes down that a payment goes back, unless that is written already. */
  void insert(PaymentId payment, Money amount, Instant now) {
    sql.insertInto(REFUND)
        .set(REFUND.PAYMENT_ID, payment)
        .set(REFUND.AMOUNT, amount.minor())
        .set(REFUND.CURRENCY, amount.currencyCode())
        .set(REFUND.IDEM_KEY, "refund:" + payment)
        .set(REFUND.ATTEMPT, (short) 1)
        .set(REFUND.STATE, code(RefundRow.State.INTENDED))
        .set(REFUND.INTENDED_AT, now)
        .onConflict(REFUND.PAYMENT_ID)
        .doNothing()
        .execute();
  }

  Optional<RefundRow> find(PaymentId payment) {
    return sql.selectFrom(REFUND).where(REFUND.PAYMENT_ID.eq(payment)).fetchOptional(Refunds::row);
  }

  /** The refund, locked until the end of the transaction. */
  RefundRow lock(PaymentId payment) {
    return sql.selectFrom(REFUND)
        .where(REFUND.PAYMENT_ID.eq(payment))
        .forNoKeyUpdate()
        .fetchOptional(Refunds::row)
        .orElseThrow(() -> new IllegalArgumentException("no refund of " + payment));
  }

  void store(PaymentId payment, RefundRow.State state, String providerRefund, Instant now) {
    boolean decided = state == RefundRow.State.DONE || state == RefundRow.State.FAILED;
    sql.update(REFUND)
        .set(REFUND.STATE, code(state))
        .set(REFUND.PROVIDER_REFUND, providerRefund)
        .set(REFUND.CHECKED_AT, now)
        .set(REFUND.DECIDED_AT, decided ? now : null)
        .where(REFUND.PAYMENT_ID.eq(payment))
        .execute();
  }

  /** Counts up the attempt, unless another caller has done so. */
  void nextAttempt(RefundRow refund) {
    sql.update(REFUND)
        .set(REFUND.ATTEMPT, (short) (refund.attempt() + 1))
        .where(REFUND.PAYMENT_ID.eq(refund.payment()))
        .and(REFUND.ATTEMPT.eq((short) refund.attempt()))
        .and(REFUND.PROVIDER_REFUND.isNull())
        .execute();
  }

  /** Undecided refunds that were not asked about since then. */
  List<PaymentId> toCheck(Instant before, int limit) {
    return sql.select(REFUND.PAYMENT_ID)
        .from(REFUND)
        .where(REFUND.STATE.in(code(RefundRow.State.INTENDED), code(RefundRow.State.SENT)))
        .and(DSL.coalesce(REFUND.CHECKED_AT, REFUND.INTENDED_AT).lt(before))
        .orderBy(REFUND.INTENDED_AT)
        .limit(limit)
        .fetch(REFUND.PAYMENT_ID);
  }

  private static RefundRow row(RefundRecord row) {
    return new RefundRow(
        row.getPaymentId(),
        Money.of(row.getAmount(), row.getCurrency()),
        row.getIdemKey(),
        row.getAttempt(),
        RefundRow.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        row.getProviderRefund(),
        row.getDecidedAt());
  }

  private static String code(RefundRow.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
