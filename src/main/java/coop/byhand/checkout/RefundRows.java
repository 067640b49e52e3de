package coop.byhand.checkout;

import static coop.byhandschema.checkout.Tables.PURCHASE;
import static coop.byhandschema.checkout.Tables.REFUND;
import static coop.byhandschema.checkout.Tables.REFUND_LINE;

import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import coop.byhand.payments.RefundId;
import coop.byhandschema.checkout.tables.records.RefundRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Refunds of orders as rows. */
@Repository
class RefundRows {

  private static final List<String> ALIVE = List.of("asked", "agreed", "sent");

  /** What came back stands in the books under the name of its refund and this. */
  static final String BACK = ":back";

  private final DSLContext sql;

  RefundRows(DSLContext sql) {
    this.sql = sql;
  }

  void insert(Refund refund) {
    insert(refund, null);
  }

  /** The same for one that makes a failed one again. The database lets each be made again once. */
  void insert(Refund refund, @Nullable RefundId repeats) {
    boolean agreed = refund.state() instanceof RefundState.Agreed;
    sql.insertInto(REFUND)
        .set(REFUND.REFUND_ID, refund.id())
        .set(REFUND.ORDER_ID, refund.order())
        .set(REFUND.KIND, refund.kind() == Refund.Kind.IN_VAIN ? "in_vain" : "asked")
        .set(REFUND.AMOUNT, refund.amount().minor())
        .set(REFUND.STATE, agreed ? "agreed" : "asked")
        .set(REFUND.REASON, refund.reason())
        .set(REFUND.ASKED_AT, refund.askedAt())
        .set(REFUND.DECIDED_AT, agreed ? refund.askedAt() : null)
        .set(REFUND.REPEATS, repeats)
        .set(REFUND.BY_HAND, false)
        .set(REFUND.KEPT_BY_BANK, false)
        .execute();
    refund
        .parts()
        .forEach(part ->
            sql.insertInto(REFUND_LINE)
                .set(REFUND_LINE.REFUND_ID, refund.id())
                .set(REFUND_LINE.LINE_ID, part.line().value())
                .set(REFUND_LINE.AMOUNT, part.amount().minor())
                .execute());
  }

  Optional<Refund> find(RefundId id) {
    return read(REFUND.REFUND_ID.eq(id)).stream().findFirst();
  }

  /** The refunds of an order, the oldest first. */
  List<Refund> of(OrderId order) {
    return read(REFUND.ORDER_ID.eq(order));
  }

  /** What somebody has to decide, the oldest first. */
  List<Refund> waiting() {
    return read(REFUND.STATE.eq("asked"));
  }

  /** What failed, is still owed and is not made again, the oldest first. */
  List<Refund> failed() {
    return read(REFUND.STATE.eq("failed").and(isOpen()));
  }

  private Condition isOpen() {
    // Money that bought nothing and that the bank has taken is with the buyer.
    Condition withTheBuyer = REFUND.KIND.eq("in_vain").and(REFUND.KEPT_BY_BANK);
    var again = REFUND.as("again");
    return DSL.not(withTheBuyer)
        .andNotExists(DSL.selectOne().from(again).where(again.REPEATS.eq(REFUND.REFUND_ID)));
  }

  boolean isOpen(RefundId failed) {
    return sql.fetchExists(
        REFUND, REFUND.REFUND_ID.eq(failed).and(REFUND.STATE.eq("failed")).and(isOpen()));
  }

  /**
   * What the books call the money of a refund that bought nothing: its own name, or that of the
   * refund that it makes again.
   */
  String nameInTheBooks(RefundId id) {
    return sql.select(REFUND.REPEATS)
        .from(REFUND)
        .where(REFUND.REFUND_ID.eq(id))
        .fetchOptional(REFUND.REPEATS)
        .map(this::nameAfter)
        .orElseGet(id::toString);
  }

  /** What they call the money of one that failed, now that it is with us. */
  String nameAfter(RefundId failed) {
    return wasSent(failed) ? failed + BACK : nameInTheBooks(failed);
  }

  private boolean wasSent(RefundId id) {
    return sql.fetchExists(REFUND, REFUND.REFUND_ID.eq(id).and(REFUND.SENT_AT.isNotNull()));
  }

  /** The board has paid it out of our bank account. */
  void paidByHand(RefundId id, Instant at) {
    sql.update(REFUND)
        .set(REFUND.STATE, "sent")
        .set(REFUND.ENDED_AT, at)
        .set(REFUND.SENT_AT, at)
        .set(REFUND.BY_HAND, true)
        .where(REFUND.REFUND_ID.eq(id))
        .execute();
  }

  /** It failed because the buyer's bank has the money already. */
  void keptByBank(RefundId id, Instant at) {
    sql.update(REFUND)
        .set(REFUND.STATE, "failed")
        .set(REFUND.ENDED_AT, at)
        .set(REFUND.KEPT_BY_BANK, true)
        .where(REFUND.REFUND_ID.eq(id))
        .execute();
  }

  /** The buyer's bank has taken the money itself after it had failed to arrive. */
  void takenByBank(RefundId failed) {
    sql.update(REFUND).set(REFUND.KEPT_BY_BANK, true).where(REFUND.REFUND_ID.eq(failed)).execute();
  }

  /** Whether money of a line is wanted back, or goes or went back. */
  boolean isAlive(OrderLineId line) {
    return sql.fetchExists(
        DSL.selectOne()
            .from(REFUND)
            .join(REFUND_LINE)
            .on(REFUND_LINE.REFUND_ID.eq(REFUND.REFUND_ID))
            .where(REFUND_LINE.LINE_ID.eq(line.value()))
            .and(REFUND.STATE.in(ALIVE)));
  }

  /** Stores what a wish has come to; once decided it only goes on. */
  void decide(RefundId id, RefundState state, @Nullable PersonId by) {
    RefundRecord row = new RefundRecord();
    switch (state) {
      case RefundState.Asked asked ->
          throw new IllegalArgumentException("a refund is asked for once: " + id);
      case RefundState.Refused(Instant at, String answer) -> {
        row.setState("refused");
        row.setDecidedAt(at);
        row.setDecidedBy(by == null ? null : by.value());
        row.setAnswer(answer);
      }
      case RefundState.Agreed(Instant at) -> {
        row.setState("agreed");
        row.setDecidedAt(at);
        row.setDecidedBy(by == null ? null : by.value());
      }
      case RefundState.Sent(Instant at) -> {
        row.setState("sent");
        row.setEndedAt(at);
        row.setSentAt(at);
      }
      case RefundState.Failed(Instant at) -> {
        row.setState("failed");
        row.setEndedAt(at);
      }
    }
    sql.update(REFUND).set(row).where(REFUND.REFUND_ID.eq(id)).execute();
  }

  private List<Refund> read(Condition which) {
    return sql.selectFrom(REFUND)
        .where(which)
        .orderBy(REFUND.ASKED_AT, REFUND.REFUND_ID)
        .fetch()
        .map(this::refund);
  }

  private Refund refund(RefundRecord row) {
    String currency =
        sql.select(PURCHASE.CURRENCY)
            .from(PURCHASE)
            .where(PURCHASE.ORDER_ID.eq(row.getOrderId()))
            .fetchSingle()
            .value1();
    return new Refund(
        row.getRefundId(),
        row.getOrderId(),
        row.getKind().equals("in_vain") ? Refund.Kind.IN_VAIN : Refund.Kind.ASKED,
        sql.selectFrom(REFUND_LINE)
            .where(REFUND_LINE.REFUND_ID.eq(row.getRefundId()))
            .orderBy(REFUND_LINE.LINE_ID)
            .fetch(line ->
                new Refund.Part(
                    new OrderLineId(line.getLineId()), Money.of(line.getAmount(), currency))),
        row.getReason(),
        row.getAskedAt(),
        state(row));
  }

  private static RefundState state(RefundRecord row) {
    return switch (row.getState()) {
      case "asked" -> new RefundState.Asked();
      case "refused" ->
          new RefundState.Refused(
              Objects.requireNonNull(row.getDecidedAt()), Objects.requireNonNull(row.getAnswer()));
      case "agreed" -> new RefundState.Agreed(Objects.requireNonNull(row.getDecidedAt()));
      case "sent" -> new RefundState.Sent(Objects.requireNonNull(row.getEndedAt()));
      case "failed" -> new RefundState.Failed(Objects.requireNonNull(row.getEndedAt()));
      default -> throw new IllegalStateException("unknown state " + row.getState());
    };
  }
}
