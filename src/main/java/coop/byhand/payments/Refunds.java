package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.REFUND;

import coop.byhand.kernel.Money;
import coop.byhandschema.payments.tables.records.RefundRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Refunds as rows. */
@Repository
class Refunds {

  private static final Field<Instant> LAST_ASKED =
      DSL.coalesce(REFUND.CHECKED_AT, REFUND.TRIED_AT, REFUND.INTENDED_AT);

  private final DSLContext sql;

  Refunds(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Why money goes back.
   *
   * @param whole all that is left of the payment goes
   * @param boughtNothing no licence stands against it
   */
  record Reason(boolean whole, boolean boughtNothing) {}

  /** Writes down that money goes back. The database refuses more than is left of the payment. */
  void insert(RefundId id, PaymentId payment, Money amount, Reason reason, Instant now) {
    sql.insertInto(REFUND)
        .set(REFUND.REFUND_ID, id)
        .set(REFUND.PAYMENT_ID, payment)
        .set(REFUND.AMOUNT, amount.minor())
        .set(REFUND.CURRENCY, amount.currencyCode())
        .set(REFUND.WHOLE, reason.whole())
        .set(REFUND.BOUGHT_NOTHING, reason.boughtNothing())
        .set(REFUND.IDEM_KEY, "refund:" + id)
        .set(REFUND.ATTEMPT, (short) 1)
        .set(REFUND.STATE, code(RefundRow.State.INTENDED))
        .set(REFUND.INTENDED_AT, now)
        .execute();
  }

  Optional<RefundRow> find(RefundId id) {
    return sql.selectFrom(REFUND).where(REFUND.REFUND_ID.eq(id)).fetchOptional(Refunds::row);
  }

  /** The refund by the provider's id of it. */
  Optional<RefundId> ofProvider(String providerRefund) {
    return sql.select(REFUND.REFUND_ID)
        .from(REFUND)
        .where(REFUND.PROVIDER_REFUND.eq(providerRefund))
        .fetchOptional(REFUND.REFUND_ID);
  }

  /** All refunds of a payment, oldest first. */
  List<RefundRow> of(PaymentId payment) {
    return sql.selectFrom(REFUND)
        .where(REFUND.PAYMENT_ID.eq(payment))
        .orderBy(REFUND.INTENDED_AT, REFUND.REFUND_ID)
        .fetch(Refunds::row);
  }

  /** The refund, locked until the end of the transaction. */
  RefundRow lock(RefundId id) {
    return sql.selectFrom(REFUND)
        .where(REFUND.REFUND_ID.eq(id))
        .forNoKeyUpdate()
        .fetchOptional(Refunds::row)
        .orElseThrow(() -> new IllegalArgumentException("no refund " + id));
  }

  /** Writes down that the provider is about to be asked. */
  void tried(RefundId id, Instant now) {
    sql.update(REFUND)
        .set(REFUND.TRIED_AT, now)
        .where(REFUND.REFUND_ID.eq(id))
        .and(REFUND.TRIED_AT.isNull())
        .execute();
  }

  void store(RefundId id, RefundRow.State state, String providerRefund, Instant now) {
    boolean decided = state == RefundRow.State.DONE;
    sql.update(REFUND)
        .set(REFUND.STATE, code(state))
        .set(REFUND.PROVIDER_REFUND, providerRefund)
        .set(REFUND.CHECKED_AT, now)
        .set(REFUND.DECIDED_AT, decided ? now : null)
        .where(REFUND.REFUND_ID.eq(id))
        .execute();
  }

  void storeFailure(RefundId id, @Nullable String providerRefund, String reason, Instant now) {
    sql.update(REFUND)
        .set(REFUND.STATE, code(RefundRow.State.FAILED))
        .set(REFUND.PROVIDER_REFUND, DSL.coalesce(REFUND.PROVIDER_REFUND, providerRefund))
        .set(REFUND.FAILURE, reason)
        .set(REFUND.CHECKED_AT, now)
        .set(REFUND.DECIDED_AT, now)
        .where(REFUND.REFUND_ID.eq(id))
        .execute();
  }

  /** Counts up the attempt, unless another caller has done so. */
  void nextAttempt(RefundRow refund) {
    sql.update(REFUND)
        .set(REFUND.ATTEMPT, (short) (refund.attempt() + 1))
        .where(REFUND.REFUND_ID.eq(refund.id()))
        .and(REFUND.ATTEMPT.eq((short) refund.attempt()))
        .and(REFUND.PROVIDER_REFUND.isNull())
        .execute();
  }

  /** Undecided refunds that were not asked about for a while. */
  List<RefundId> toCheck(Instant now, Duration pause, int limit) {
    return sql.select(REFUND.REFUND_ID)
        .from(REFUND)
        .where(REFUND.STATE.in(code(RefundRow.State.INTENDED), code(RefundRow.State.SENT)))
        .and(LAST_ASKED.lt(now.minus(pause)))
        .orderBy(REFUND.INTENDED_AT)
        .limit(limit)
        .fetch(REFUND.REFUND_ID);
  }

  private static RefundRow row(RefundRecord row) {
    return new RefundRow(
        row.getRefundId(),
        row.getPaymentId(),
        Money.of(row.getAmount(), row.getCurrency()),
        new Reason(row.getWhole(), row.getBoughtNothing()),
        row.getIdemKey(),
        row.getAttempt(),
        row.getTriedAt(),
        RefundRow.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        row.getProviderRefund(),
        row.getDecidedAt());
  }

  private static String code(RefundRow.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
