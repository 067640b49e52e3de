package coop.byhand.checkout;

import static coop.byhandschema.checkout.Tables.DISPUTE;
import static coop.byhandschema.checkout.Tables.PURCHASE;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  /** Keeps a dispute; one that is kept already stays as it is. */
  void insert(Dispute dispute) {
    sql.insertInto(DISPUTE)
        .set(DISPUTE.DISPUTE_, dispute.id())
        .set(DISPUTE.ORDER_ID, dispute.order())
        .set(DISPUTE.AMOUNT, dispute.amount().minor())
        .set(DISPUTE.REASON, dispute.reason())
        .set(DISPUTE.EVIDENCE_BY, dispute.evidenceBy())
        .set(DISPUTE.STATE, code(dispute.state()))
        .set(DISPUTE.OPENED_AT, dispute.openedAt())
        .onConflictDoNothing()
        .execute();
  }

  Optional<Dispute> find(String id) {
    return read(DISPUTE.DISPUTE_.eq(id)).stream().findFirst();
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
