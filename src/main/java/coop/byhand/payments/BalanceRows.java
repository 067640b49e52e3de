package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.BALANCE_LINK;
import static coop.byhandschema.payments.Tables.BALANCE_TRANSACTION;
import static coop.byhandschema.payments.Tables.RECONCILIATION;
import static coop.byhandschema.payments.Tables.REFUND;
import static coop.byhandschema.payments.Tables.REFUND_FOUND;
import static coop.byhandschema.payments.Tables.TRANSFER;

import coop.byhandschema.payments.tables.records.BalanceTransactionRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The copy of the provider's movements, and what explains them, as rows. */
@Repository
class BalanceRows {

  /**
   * What of ours explains a movement: the thing that the provider names as its source, if it is in
   * a state in which we have told the other rooms of it.
   */
  private static final String LINK =
      """
      insert into payments.balance_link (provider_transaction, kind, subject, linked_at)
      select t.provider_transaction, ours.kind, ours.subject, {0}
      from payments.balance_transaction t
      cross join lateral (
        select 'payment' as kind, payment_id::text as subject from payments.payment
        where t.type in ('charge', 'payment') and provider_charge = t.source
          and state = 'succeeded' and (amount, currency) = (t.amount, t.currency)
        union all
        select 'refund', r.refund_id::text from payments.refund r
        where t.type in ('refund', 'payment_refund') and r.provider_refund = t.source
          and r.state in ('done', 'failed') and r.currency = t.currency
          and r.amount = -t.amount + payments.found_of(r.refund_id)
        union all
        select 'refund', r.refund_id::text
        from payments.refund_found f join payments.refund r using (refund_id)
        where t.type in ('refund', 'payment_refund') and f.provider_refund = t.source
          and f.came_back_at is null and r.state = 'done'
          and (f.amount, r.currency) = (-t.amount, t.currency)
        union all
        select 'refund_failure', r.refund_id::text from payments.refund r
        where t.type in ('refund_failure', 'payment_failure_refund')
          and r.provider_refund = t.source and r.state = 'failed' and r.currency = t.currency
          and r.amount = t.amount + payments.found_of(r.refund_id)
        union all
        select 'dispute', provider_dispute from payments.dispute
        where t.type = 'adjustment' and provider_dispute = t.source and currency = t.currency
          and (t.amount = -withdrawn or t.amount > 0 and t.net = reinstated)
        union all
        select 'transfer', transfer_id::text from payments.transfer
        where t.type = 'transfer' and provider_transfer = t.source
          and (amount, currency) = (-t.amount, t.currency)
        union all
        select 'reversal', reversal_id::text from payments.transfer_reversal
        where t.type in ('transfer_refund', 'transfer_cancel') and provider_reversal = t.source
          and state = 'done' and (amount, currency) = (t.amount, t.currency)
        union all
        select 'bank', provider_payout from payments.bank_payout
        where t.type = 'payout' and provider_payout = t.source
          and (amount, currency) = (-t.amount, t.currency)
        union all
        select 'bank_return', provider_payout from payments.bank_payout
        where t.type in ('payout_failure', 'payout_cancel') and provider_payout = t.source
          and returned_at is not null and (amount, currency) = (t.amount, t.currency)
      ) ours
      where not exists (
        select from payments.balance_link l where l.provider_transaction = t.provider_transaction)
      on conflict do nothing
      """;

  /** The provider's word for what it takes for a month or a service. */
  private static final String LINK_FEES =
      """
      with fees as (
        insert into payments.balance_link (provider_transaction, kind, subject, linked_at)
        select provider_transaction, 'provider_fee', provider_transaction, {0}
        from payments.balance_transaction t
        where t.type = 'stripe_fee' and t.net < 0
          and not exists (
            select from payments.balance_link l
            where l.provider_transaction = t.provider_transaction)
          and not exists (
            select from payments.unallocated u
            where u.provider_transaction = t.provider_transaction)
        on conflict do nothing
        returning provider_transaction)
      select t.* from payments.balance_transaction t join fees using (provider_transaction)
      order by t.created_at, t.provider_transaction
      """;

  private final DSLContext sql;

  BalanceRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Copies movements; how many were new. */
  int insert(List<Movement> movements, Instant now) {
    return movements.isEmpty()
        ? 0
        : sql.insertInto(BALANCE_TRANSACTION)
            .set(movements.stream().map(each -> record(each, now)).toList())
            .onConflictDoNothing()
            .execute();
  }

  /** Notes what explains movements that nothing explained yet; how many are explained now. */
  int link(Instant now) {
    return sql.execute(LINK, DSL.val(now));
  }

  /**
   * Notes of movements that they are the provider's own fees, and which those are. What stood apart
   * before and waits for a person stays theirs; what came back of a fee does, too.
   */
  List<Movement> linkFees(Instant now) {
    return sql.fetch(LINK_FEES, DSL.val(now)).into(BALANCE_TRANSACTION).map(BalanceRows::movement);
  }

  /** Movements before an instant that nothing explains, oldest first. */
  List<Movement> unexplained(Instant before) {
    return sql.selectFrom(BALANCE_TRANSACTION)
        .where(BALANCE_TRANSACTION.CREATED_AT.lt(before))
        .andNotExists(
            sql.selectOne()
                .from(BALANCE_LINK)
                .where(
                    BALANCE_LINK.PROVIDER_TRANSACTION.eq(BALANCE_TRANSACTION.PROVIDER_TRANSACTION)))
        .orderBy(BALANCE_TRANSACTION.CREATED_AT)
        .fetch(BalanceRows::movement);
  }

  /** A person's word for a movement; how many were unexplained: 1 or 0. */
  int explain(String movement, String subject, Instant now) {
    return sql.insertInto(BALANCE_LINK)
        .columns(
            BALANCE_LINK.PROVIDER_TRANSACTION,
            BALANCE_LINK.KIND,
            BALANCE_LINK.SUBJECT,
            BALANCE_LINK.LINKED_AT)
        .select(
            sql.select(
                    BALANCE_TRANSACTION.PROVIDER_TRANSACTION,
                    DSL.val("person"),
                    DSL.val(subject),
                    DSL.val(now))
                .from(BALANCE_TRANSACTION)
                .where(BALANCE_TRANSACTION.PROVIDER_TRANSACTION.eq(movement)))
        .onConflictDoNothing()
        .execute();
  }

  /**
   * Whether something of ours, and not a person's word, explains a movement, or will do so once a
   * refund under way is done.
   */
  boolean isExplainedByThings(String movement) {
    return sql.fetchExists(
            sql.selectOne()
                .from(BALANCE_LINK)
                .where(BALANCE_LINK.PROVIDER_TRANSACTION.eq(movement))
                .and(BALANCE_LINK.KIND.ne("person")))
        || sql.fetchExists(
            sql.selectOne()
                .from(BALANCE_TRANSACTION)
                .join(REFUND)
                .on(
                    REFUND
                        .PROVIDER_REFUND
                        .eq(BALANCE_TRANSACTION.SOURCE)
                        .or(
                            REFUND.REFUND_ID.in(
                                sql.select(REFUND_FOUND.REFUND_ID)
                                    .from(REFUND_FOUND)
                                    .where(
                                        REFUND_FOUND.PROVIDER_REFUND.eq(BALANCE_TRANSACTION.SOURCE))
                                    .and(REFUND_FOUND.CAME_BACK_AT.isNull()))))
                .where(BALANCE_TRANSACTION.PROVIDER_TRANSACTION.eq(movement))
                .and(BALANCE_TRANSACTION.TYPE.in("refund", "payment_refund"))
                .and(REFUND.STATE.ne("failed")));
  }

  /** Transfers that the provider made before an instant and that are none of ours. */
  int strangeTransfers(Instant before) {
    return sql.fetchCount(
        sql.selectOne()
            .from(BALANCE_TRANSACTION)
            .where(BALANCE_TRANSACTION.TYPE.eq("transfer"))
            .and(BALANCE_TRANSACTION.CREATED_AT.lt(before))
            .andNotExists(
                sql.selectOne()
                    .from(BALANCE_LINK)
                    .where(
                        BALANCE_LINK.PROVIDER_TRANSACTION.eq(
                            BALANCE_TRANSACTION.PROVIDER_TRANSACTION)))
            .andNotExists(
                sql.selectOne()
                    .from(TRANSFER)
                    .where(TRANSFER.PROVIDER_TRANSFER.eq(BALANCE_TRANSACTION.SOURCE))));
  }

  void insert(ReconciliationReport report) {
    sql.insertInto(RECONCILIATION)
        .set(RECONCILIATION.STARTED_AT, report.startedAt())
        .set(RECONCILIATION.FINISHED_AT, report.finishedAt())
        .set(RECONCILIATION.EVENTS_FOUND, report.eventsFound())
        .set(RECONCILIATION.MOVEMENTS_FOUND, report.movementsFound())
        .set(RECONCILIATION.UNEXPLAINED, report.unexplained())
        .set(RECONCILIATION.MISSING, report.missing())
        .execute();
  }

  /** The last complete look. */
  Optional<ReconciliationReport> last() {
    return sql.selectFrom(RECONCILIATION)
        .orderBy(RECONCILIATION.RECONCILIATION_ID.desc())
        .limit(1)
        .fetchOptional(row ->
            new ReconciliationReport(
                row.getStartedAt(),
                row.getFinishedAt(),
                row.getEventsFound(),
                row.getMovementsFound(),
                row.getUnexplained(),
                row.getMissing()));
  }

  private static BalanceTransactionRecord record(Movement moved, Instant now) {
    BalanceTransactionRecord row = new BalanceTransactionRecord();
    row.setProviderTransaction(moved.id());
    row.setType(moved.type());
    row.setCategory(moved.category());
    row.setSource(moved.source());
    row.setAmount(moved.amount());
    row.setFee(moved.fee());
    row.setNet(moved.net());
    row.setCurrency(moved.currency());
    row.setExchangeRate(moved.exchangeRate() == null ? null : new BigDecimal(moved.exchangeRate()));
    row.setCreatedAt(moved.createdAt());
    row.setAvailableOn(moved.availableOn());
    row.setSeenAt(now);
    return row;
  }

  private static Movement movement(BalanceTransactionRecord row) {
    return new Movement(
        row.getProviderTransaction(),
        row.getType(),
        row.getCategory(),
        row.getSource(),
        row.getAmount(),
        row.getFee(),
        row.getNet(),
        row.getCurrency(),
        row.getExchangeRate() == null ? null : row.getExchangeRate().toPlainString(),
        row.getCreatedAt(),
        row.getAvailableOn());
  }
}
