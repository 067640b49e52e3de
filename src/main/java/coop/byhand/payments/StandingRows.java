package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.DISPUTE;
import static coop.byhandschema.payments.Tables.PAYMENT;
import static coop.byhandschema.payments.Tables.REFUND;
import static coop.byhandschema.payments.Tables.TRANSFER;
import static coop.byhandschema.payments.Tables.TRANSFER_REVERSAL;
import static coop.byhandschema.payments.Tables.WEBHOOK_EVENT;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Counts of what is under way. */
@Repository
class StandingRows {

  private final DSLContext sql;

  StandingRows(DSLContext sql) {
    this.sql = sql;
  }

  int waitingMessages() {
    return sql.fetchCount(WEBHOOK_EVENT, WEBHOOK_EVENT.STATE.eq("received"));
  }

  int undecidedPayments() {
    return sql.fetchCount(PAYMENT, PAYMENT.STATE.in("open", "processing"));
  }

  int undecidedRefunds() {
    return sql.fetchCount(REFUND, REFUND.STATE.in("intended", "sent"));
  }

  int undecidedTransfers() {
    return sql.fetchCount(TRANSFER, TRANSFER.STATE.eq("intended"));
  }

  int undecidedReversals() {
    return sql.fetchCount(TRANSFER_REVERSAL, TRANSFER_REVERSAL.STATE.eq("intended"));
  }

  int openDisputes() {
    return sql.fetchCount(DISPUTE, DISPUTE.VERDICT.isNull());
  }

  List<PaymentsReport.Parked> parked(int limit) {
    return sql.selectFrom(WEBHOOK_EVENT)
        .where(WEBHOOK_EVENT.STATE.eq("parked"))
        .orderBy(WEBHOOK_EVENT.RECEIVED_AT.desc())
        .limit(limit)
        .fetch(row ->
            new PaymentsReport.Parked(
                row.getEventId(),
                row.getType(),
                String.valueOf(row.getParkedBecause()),
                row.getReceivedAt()));
  }
}
