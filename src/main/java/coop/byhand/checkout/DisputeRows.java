package coop.byhand.checkout;

import static coop.byhandschema.checkout.Tables.DISPUTE;
import static coop.byhandschema.checkout.Tables.PURCHASE;

import coop.byhand.kernel.Money;
import coop.byhand.payments.DisputeEvent.DisputeOpened;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Disputes of orders as rows. */
@Repository
class DisputeRows {

  private final DSLContext sql;

  DisputeRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Notes what a dispute is about; what it has come to before we heard of it stays. */
  void open(DisputeOpened opened, OrderId order) {
    sql.insertInto(DISPUTE)
        .set(DISPUTE.DISPUTE_, opened.dispute())
        .set(DISPUTE.ORDER_ID, order)
        .set(DISPUTE.AMOUNT, opened.amount().minor())
        .set(DISPUTE.REASON, opened.reason())
        .set(DISPUTE.EVIDENCE_BY, opened.evidenceBy())
        .set(DISPUTE.STATE, code(Dispute.State.OPENED))
        .set(DISPUTE.OPENED_AT, opened.at())
        .onConflict(DISPUTE.DISPUTE_)
        .doUpdate()
        .set(DISPUTE.AMOUNT, opened.amount().minor())
        .set(DISPUTE.REASON, opened.reason())
        .set(DISPUTE.EVIDENCE_BY, opened.evidenceBy())
        .set(DISPUTE.OPENED_AT, opened.at())
        .execute();
  }

  /** A dispute, kept from now on if we have not heard of its opening yet. */
  Dispute know(String id, OrderId order, Money amount, Instant at) {
    sql.insertInto(DISPUTE)
        .set(DISPUTE.DISPUTE_, id)
        .set(DISPUTE.ORDER_ID, order)
        .set(DISPUTE.AMOUNT, amount.minor())
        .set(DISPUTE.REASON, "")
        .set(DISPUTE.STATE, code(Dispute.State.OPENED))
        .set(DISPUTE.OPENED_AT, at)
        .onConflictDoNothing()
        .execute();
    return read(DISPUTE.DISPUTE_.eq(id)).getFirst();
  }

  /** The disputes of an order, the oldest first. */
  List<Dispute> of(OrderId order) {
    return read(DISPUTE.ORDER_ID.eq(order));
  }

  /** All of them, the oldest first. */
  List<Dispute> all() {
    return read(DISPUTE.DISPUTE_.isNotNull());
  }

  boolean isOpen(OrderId order) {
    return sql.fetchExists(DISPUTE, DISPUTE.ORDER_ID.eq(order).and(DISPUTE.CLOSED_AT.isNull()));
  }

  void move(String id, Dispute.State state, @Nullable Instant closedAt) {
    sql.update(DISPUTE)
        .set(DISPUTE.STATE, code(state))
        .set(DISPUTE.CLOSED_AT, closedAt)
        .where(DISPUTE.DISPUTE_.eq(id))
        .execute();
  }

  private List<Dispute> read(Condition which) {
    return sql.select(DISPUTE.asterisk(), PURCHASE.CURRENCY)
        .from(DISPUTE)
        .join(PURCHASE)
        .on(PURCHASE.ORDER_ID.eq(DISPUTE.ORDER_ID))
        .where(which)
        .orderBy(DISPUTE.OPENED_AT, DISPUTE.DISPUTE_)
        .fetch(row ->
            new Dispute(
                row.get(DISPUTE.DISPUTE_),
                row.get(DISPUTE.ORDER_ID),
                Money.of(row.get(DISPUTE.AMOUNT), row.get(PURCHASE.CURRENCY)),
                row.get(DISPUTE.REASON),
                row.get(DISPUTE.EVIDENCE_BY),
                Dispute.State.valueOf(row.get(DISPUTE.STATE).toUpperCase(Locale.ROOT)),
                row.get(DISPUTE.OPENED_AT),
                row.get(DISPUTE.CLOSED_AT)));
  }

  private static String code(Dispute.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
