package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.DISPUTE;

import coop.byhand.kernel.Money;
import coop.byhandschema.payments.tables.records.DisputeRecord;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Disputes as rows. */
@Repository
class DisputeRows {

  private final DSLContext sql;

  DisputeRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Whether a bank asks about this payment, or for its money, and waits for an end of that. */
  boolean isOpen(PaymentId payment) {
    return sql.fetchExists(DISPUTE, DISPUTE.PAYMENT_ID.eq(payment).and(DISPUTE.VERDICT.isNull()));
  }

  /** Whether a bank asks for its money, so that the provider sends none back. */
  boolean isWanted(PaymentId payment) {
    return sql.fetchExists(
        DISPUTE,
        DISPUTE
            .PAYMENT_ID
            .eq(payment)
            .and(DISPUTE.VERDICT.isNull())
            .and(DISPUTE.STATUS.notLike("warning%")));
  }

  /** What the buyer's bank has kept of this payment for good. */
  Money kept(PaymentId payment, Currency currency) {
    return sql
        .select(DISPUTE.WITHDRAWN)
        .from(DISPUTE)
        .where(DISPUTE.PAYMENT_ID.eq(payment))
        .and(DISPUTE.VERDICT.in("lost", "prevented"))
        .and(DISPUTE.WITHDRAWN.isNotNull())
        .fetch(row -> new Money(row.value1(), currency))
        .stream()
        .reduce(Money.zero(currency), Money::plus);
  }

  /**
   * The dispute, locked until the end of the transaction; empty if we have not heard of it. Two who
   * hear of it at once are told apart by the lock on its payment, which the caller holds.
   */
  Optional<DisputeRow> lock(String id) {
    return sql.selectFrom(DISPUTE)
        .where(DISPUTE.PROVIDER_DISPUTE.eq(id))
        .forNoKeyUpdate()
        .fetchOptional(DisputeRows::row);
  }

  /** Stores a dispute that we hear of for the first time. */
  void insert(DisputeRow dispute, Instant now) {
    DisputeRecord row = record(dispute, now);
    row.setProviderDispute(dispute.id());
    row.setPaymentId(dispute.payment());
    row.setOpenedAt(now);
    sql.insertInto(DISPUTE)
        .set(row)
        .set(DISPUTE.WITHDRAWN_AT, dispute.withdrawn() == null ? null : now)
        .set(DISPUTE.REINSTATED_AT, dispute.reinstated() == null ? null : now)
        .set(DISPUTE.CLOSED_AT, dispute.verdict() == null ? null : now)
        .execute();
  }

  /** Stores what a step changed. */
  void store(DisputeRow dispute, Instant now) {
    sql.update(DISPUTE)
        .set(record(dispute, now))
        .set(DISPUTE.WITHDRAWN_AT, since(DISPUTE.WITHDRAWN_AT, dispute.withdrawn(), now))
        .set(DISPUTE.REINSTATED_AT, since(DISPUTE.REINSTATED_AT, dispute.reinstated(), now))
        .set(DISPUTE.CLOSED_AT, since(DISPUTE.CLOSED_AT, dispute.verdict(), now))
        .where(DISPUTE.PROVIDER_DISPUTE.eq(dispute.id()))
        .execute();
  }

  /** Disputes of which something is still to come, not asked about for a while. */
  List<String> toCheck(Instant before, int limit) {
    return sql.select(DISPUTE.PROVIDER_DISPUTE)
        .from(DISPUTE)
        .where(DISPUTE.CHECKED_AT.lt(before))
        .and(
            DISPUTE
                .VERDICT
                .isNull()
                .or(
                    DISPUTE
                        .VERDICT
                        .eq("won")
                        .and(DISPUTE.WITHDRAWN.isNotNull())
                        .and(DISPUTE.REINSTATED.isNull())))
        .orderBy(DISPUTE.CHECKED_AT)
        .limit(limit)
        .fetch(DISPUTE.PROVIDER_DISPUTE);
  }

  private static Field<Instant> since(
      TableField<DisputeRecord, Instant> stored, @Nullable Object fact, Instant now) {
    return fact == null ? DSL.inline((Instant) null) : DSL.coalesce(stored, DSL.val(now));
  }

  private static DisputeRecord record(DisputeRow dispute, Instant now) {
    DisputeRecord row = new DisputeRecord();
    row.setAmount(dispute.amount().minor());
    row.setCurrency(dispute.amount().currencyCode());
    row.setReason(dispute.reason());
    row.setStatus(dispute.status());
    row.setEvidenceBy(dispute.evidenceBy());
    row.setCheckedAt(now);
    row.setWithdrawn(minor(dispute.withdrawn()));
    row.setFee(minor(dispute.fee()));
    row.setReinstated(minor(dispute.reinstated()));
    row.setVerdict(
        dispute.verdict() == null ? null : dispute.verdict().name().toLowerCase(Locale.ROOT));
    return row;
  }

  private static @Nullable Long minor(@Nullable Money amount) {
    return amount == null ? null : amount.minor();
  }

  private static DisputeRow row(DisputeRecord row) {
    String currency = row.getCurrency();
    return new DisputeRow(
        row.getProviderDispute(),
        row.getPaymentId(),
        Money.of(row.getAmount(), currency),
        row.getReason(),
        row.getStatus(),
        row.getEvidenceBy(),
        money(row.getWithdrawn(), currency),
        money(row.getFee(), currency),
        money(row.getReinstated(), currency),
        row.getVerdict() == null
            ? null
            : DisputeEvent.Verdict.valueOf(row.getVerdict().toUpperCase(Locale.ROOT)));
  }

  private static @Nullable Money money(@Nullable Long minor, String currency) {
    return minor == null ? null : Money.of(minor, currency);
  }
}
