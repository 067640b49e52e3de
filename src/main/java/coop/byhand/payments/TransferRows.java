package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.RECIPIENT;
import static coop.byhandschema.payments.Tables.TRANSFER;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Transfers to payees as rows. */
@Repository
class TransferRows {

  /** The wait between two tries grows with their number, up to six hours. */
  private static final String DUE =
      "coalesce({0}, {1}) < {2} - least({3} * interval '5 minutes', interval '6 hours')";

  private final DSLContext sql;

  TransferRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Writes a transfer down; how many rows were added: 0 if it stands there already. */
  int insert(TransferRequest request, Instant now) {
    return sql.insertInto(TRANSFER)
        .set(TRANSFER.TRANSFER_ID, request.id())
        .set(TRANSFER.PAYEE, request.payee())
        .set(TRANSFER.AMOUNT, request.amount().minor())
        .set(TRANSFER.CURRENCY, request.amount().currencyCode())
        .set(TRANSFER.TRANSFER_GROUP, request.group())
        .set(TRANSFER.IDEM_KEY, "transfer:" + request.id())
        .set(TRANSFER.ATTEMPT, (short) 1)
        .set(TRANSFER.STATE, code(TransferRow.State.INTENDED))
        .set(TRANSFER.INTENDED_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  Optional<TransferRow> find(TransferId id) {
    return sql.select(TRANSFER.fields())
        .select(RECIPIENT.PROVIDER_ACCOUNT)
        .from(TRANSFER)
        .join(RECIPIENT)
        .on(RECIPIENT.PAYEE.eq(TRANSFER.PAYEE))
        .where(TRANSFER.TRANSFER_ID.eq(id))
        .fetchOptional(TransferRows::row);
  }

  /** The transfer, locked until the end of the transaction. */
  TransferRow lock(TransferId id) {
    sql.select(TRANSFER.TRANSFER_ID)
        .from(TRANSFER)
        .where(TRANSFER.TRANSFER_ID.eq(id))
        .forNoKeyUpdate()
        .fetch();
    return find(id).orElseThrow(() -> new IllegalArgumentException("no transfer " + id));
  }

  /** Writes down that the provider is about to be asked. */
  void tried(TransferId id, Instant now) {
    sql.update(TRANSFER).set(TRANSFER.TRIED_AT, now).where(TRANSFER.TRANSFER_ID.eq(id)).execute();
  }

  void done(TransferId id, String providerTransfer, Instant now) {
    sql.update(TRANSFER)
        .set(TRANSFER.STATE, code(TransferRow.State.DONE))
        .set(TRANSFER.PROVIDER_TRANSFER, providerTransfer)
        .set(TRANSFER.DECIDED_AT, now)
        .where(TRANSFER.TRANSFER_ID.eq(id))
        .execute();
  }

  void failed(TransferId id, String reason, Instant now) {
    sql.update(TRANSFER)
        .set(TRANSFER.STATE, code(TransferRow.State.FAILED))
        .set(TRANSFER.FAILURE, reason)
        .set(TRANSFER.DECIDED_AT, now)
        .where(TRANSFER.TRANSFER_ID.eq(id))
        .execute();
  }

  /** Counts up the attempt after a definite answer, unless another caller has done so. */
  void nextAttempt(TransferRow transfer) {
    sql.update(TRANSFER)
        .set(TRANSFER.ATTEMPT, (short) (transfer.attempt() + 1))
        .where(TRANSFER.TRANSFER_ID.eq(transfer.id()))
        .and(TRANSFER.ATTEMPT.eq((short) transfer.attempt()))
        .and(TRANSFER.STATE.eq(code(TransferRow.State.INTENDED)))
        .execute();
  }

  /** Undecided transfers whose wait is over. */
  List<TransferId> due(Instant now, int limit) {
    return sql.select(TRANSFER.TRANSFER_ID)
        .from(TRANSFER)
        .where(TRANSFER.STATE.eq(code(TransferRow.State.INTENDED)))
        .and(
            DSL.condition(
                DUE, TRANSFER.TRIED_AT, TRANSFER.INTENDED_AT, DSL.val(now), TRANSFER.ATTEMPT))
        .orderBy(TRANSFER.INTENDED_AT)
        .limit(limit)
        .fetch(TRANSFER.TRANSFER_ID);
  }

  private static TransferRow row(Record row) {
    @Nullable String account = row.get(RECIPIENT.PROVIDER_ACCOUNT);
    return new TransferRow(
        row.get(TRANSFER.TRANSFER_ID),
        row.get(TRANSFER.PAYEE),
        account,
        Money.of(row.get(TRANSFER.AMOUNT), row.get(TRANSFER.CURRENCY)),
        row.get(TRANSFER.TRANSFER_GROUP),
        row.get(TRANSFER.IDEM_KEY),
        row.get(TRANSFER.ATTEMPT),
        row.get(TRANSFER.TRIED_AT),
        TransferRow.State.valueOf(row.get(TRANSFER.STATE).toUpperCase(Locale.ROOT)),
        row.get(TRANSFER.PROVIDER_TRANSFER));
  }

  private static String code(TransferRow.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
