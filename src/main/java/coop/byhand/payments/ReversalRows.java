package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.TRANSFER;
import static coop.byhandschema.payments.Tables.TRANSFER_REVERSAL;

import coop.byhand.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Money taken back from payees as rows. */
@Repository
class ReversalRows {

  private final DSLContext sql;

  ReversalRows(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Writes a reversal down; the database refuses more than is left of the transfer. How many rows
   * were added: 0 if it stands there already.
   */
  int insert(ReversalRequest request, Instant now) {
    return sql.insertInto(TRANSFER_REVERSAL)
        .set(TRANSFER_REVERSAL.REVERSAL_ID, request.id())
        .set(TRANSFER_REVERSAL.TRANSFER_ID, request.transfer())
        .set(TRANSFER_REVERSAL.AMOUNT, request.amount().minor())
        .set(TRANSFER_REVERSAL.CURRENCY, request.amount().currencyCode())
        .set(TRANSFER_REVERSAL.IDEM_KEY, "reversal:" + request.id())
        .set(TRANSFER_REVERSAL.ATTEMPT, (short) 1)
        .set(TRANSFER_REVERSAL.STATE, code(TransferRow.State.INTENDED))
        .set(TRANSFER_REVERSAL.INTENDED_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  Optional<ReversalRow> find(ReversalId id) {
    return sql.select(TRANSFER_REVERSAL.fields())
        .select(TRANSFER.PROVIDER_TRANSFER)
        .from(TRANSFER_REVERSAL)
        .join(TRANSFER)
        .on(TRANSFER.TRANSFER_ID.eq(TRANSFER_REVERSAL.TRANSFER_ID))
        .where(TRANSFER_REVERSAL.REVERSAL_ID.eq(id))
        .fetchOptional(ReversalRows::row);
  }

  /** All reversals of a transfer. */
  List<ReversalRow> of(TransferId transfer) {
    return sql.select(TRANSFER_REVERSAL.fields())
        .select(TRANSFER.PROVIDER_TRANSFER)
        .from(TRANSFER_REVERSAL)
        .join(TRANSFER)
        .on(TRANSFER.TRANSFER_ID.eq(TRANSFER_REVERSAL.TRANSFER_ID))
        .where(TRANSFER_REVERSAL.TRANSFER_ID.eq(transfer))
        .fetch(ReversalRows::row);
  }

  /** The reversal, locked until the end of the transaction. */
  ReversalRow lock(ReversalId id) {
    sql.select(TRANSFER_REVERSAL.REVERSAL_ID)
        .from(TRANSFER_REVERSAL)
        .where(TRANSFER_REVERSAL.REVERSAL_ID.eq(id))
        .forNoKeyUpdate()
        .fetch();
    return find(id).orElseThrow(() -> new IllegalArgumentException("no reversal " + id));
  }

  /** Writes down that the provider is about to be asked. */
  void tried(ReversalId id, Instant now) {
    sql.update(TRANSFER_REVERSAL)
        .set(TRANSFER_REVERSAL.TRIED_AT, now)
        .where(TRANSFER_REVERSAL.REVERSAL_ID.eq(id))
        .execute();
  }

  void done(ReversalId id, String providerReversal, Instant now) {
    sql.update(TRANSFER_REVERSAL)
        .set(TRANSFER_REVERSAL.STATE, code(TransferRow.State.DONE))
        .set(TRANSFER_REVERSAL.PROVIDER_REVERSAL, providerReversal)
        .set(TRANSFER_REVERSAL.DECIDED_AT, now)
        .where(TRANSFER_REVERSAL.REVERSAL_ID.eq(id))
        .execute();
  }

  void failed(ReversalId id, String reason, Instant now) {
    sql.update(TRANSFER_REVERSAL)
        .set(TRANSFER_REVERSAL.STATE, code(TransferRow.State.FAILED))
        .set(TRANSFER_REVERSAL.FAILURE, reason)
        .set(TRANSFER_REVERSAL.DECIDED_AT, now)
        .where(TRANSFER_REVERSAL.REVERSAL_ID.eq(id))
        .execute();
  }

  /** Counts up the attempt after a definite answer, unless another caller has done so. */
  void nextAttempt(ReversalRow reversal) {
    sql.update(TRANSFER_REVERSAL)
        .set(TRANSFER_REVERSAL.ATTEMPT, (short) (reversal.attempt() + 1))
        .where(TRANSFER_REVERSAL.REVERSAL_ID.eq(reversal.id()))
        .and(TRANSFER_REVERSAL.ATTEMPT.eq((short) reversal.attempt()))
        .and(TRANSFER_REVERSAL.STATE.eq(code(TransferRow.State.INTENDED)))
        .execute();
  }

  /** Undecided reversals that were not tried for a while. */
  List<ReversalId> due(Instant now, Duration pause, int limit) {
    return sql.select(TRANSFER_REVERSAL.REVERSAL_ID)
        .from(TRANSFER_REVERSAL)
        .where(TRANSFER_REVERSAL.STATE.eq(code(TransferRow.State.INTENDED)))
        .and(
            DSL.coalesce(TRANSFER_REVERSAL.TRIED_AT, TRANSFER_REVERSAL.INTENDED_AT)
                .lt(now.minus(pause)))
        .orderBy(TRANSFER_REVERSAL.INTENDED_AT)
        .limit(limit)
        .fetch(TRANSFER_REVERSAL.REVERSAL_ID);
  }

  private static ReversalRow row(Record row) {
    return new ReversalRow(
        row.get(TRANSFER_REVERSAL.REVERSAL_ID),
        row.get(TRANSFER_REVERSAL.TRANSFER_ID),
        row.get(TRANSFER.PROVIDER_TRANSFER),
        Money.of(row.get(TRANSFER_REVERSAL.AMOUNT), row.get(TRANSFER_REVERSAL.CURRENCY)),
        row.get(TRANSFER_REVERSAL.IDEM_KEY),
        row.get(TRANSFER_REVERSAL.ATTEMPT),
        row.get(TRANSFER_REVERSAL.TRIED_AT),
        TransferRow.State.valueOf(row.get(TRANSFER_REVERSAL.STATE).toUpperCase(Locale.ROOT)));
  }

  private static String code(TransferRow.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
