package coop.byhand.checkout;

import static coop.byhandschema.checkout.Tables.STRAY_PAYMENT;
import static coop.byhandschema.checkout.Tables.STRAY_REFUND;

import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.RefundId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Payments that no order waits for and their ways back, as rows. */
@Repository
class StrayRows {

  /**
   * A payment as it was found.
   *
   * @param reference what the provider says it was for
   * @param policy in force when it was found
   */
  record Stray(String reference, PolicyVersion policy) {}

  private final DSLContext sql;

  StrayRows(DSLContext sql) {
    this.sql = sql;
  }

  void insert(PaymentId payment, Stray stray, Instant at) {
    sql.insertInto(STRAY_PAYMENT)
        .set(STRAY_PAYMENT.PAYMENT_ID, payment)
        .set(STRAY_PAYMENT.REFERENCE, stray.reference())
        .set(STRAY_PAYMENT.POLICY_VERSION, stray.policy())
        .set(STRAY_PAYMENT.FOUND_AT, at)
        .execute();
  }

  Optional<Stray> find(PaymentId payment) {
    return sql.selectFrom(STRAY_PAYMENT)
        .where(STRAY_PAYMENT.PAYMENT_ID.eq(payment))
        .fetchOptional(row -> new Stray(row.getReference(), row.getPolicyVersion()));
  }

  /** The same, locked until the end of the transaction. */
  void lock(PaymentId payment) {
    sql.selectOne()
        .from(STRAY_PAYMENT)
        .where(STRAY_PAYMENT.PAYMENT_ID.eq(payment))
        .forNoKeyUpdate()
        .execute();
  }

  /** What the provider says that a payment was for which no order waits for. */
  Optional<String> referenceOf(PaymentId payment) {
    return find(payment).map(Stray::reference);
  }

  /**
   * It goes back through the provider. The database lets it only after all ways before have failed.
   *
   * @param by who of the board had it sent again, null for the first way back
   */
  void going(RefundId id, PaymentId payment, Money amount, @Nullable PersonId by, Instant at) {
    insert(id, payment, amount, by, at, StrayRefund.State.GOING);
  }

  /** It went back out of our bank account, paid by somebody on the board. */
  void paidByHand(RefundId id, PaymentId payment, Money amount, PersonId by, Instant at) {
    insert(id, payment, amount, by, at, StrayRefund.State.SENT);
  }

  private void insert(
      RefundId id,
      PaymentId payment,
      Money amount,
      @Nullable PersonId by,
      Instant at,
      StrayRefund.State state) {
    boolean sent = state == StrayRefund.State.SENT;
    sql.insertInto(STRAY_REFUND)
        .set(STRAY_REFUND.REFUND_ID, id)
        .set(STRAY_REFUND.PAYMENT_ID, payment)
        .set(STRAY_REFUND.NUMBER, (short) (1 + sql.fetchCount(STRAY_REFUND, of(payment))))
        .set(STRAY_REFUND.AMOUNT, amount.minor())
        .set(STRAY_REFUND.CURRENCY, amount.currencyCode())
        .set(STRAY_REFUND.STATE, code(state))
        .set(STRAY_REFUND.BY_HAND, sent)
        .set(STRAY_REFUND.ASKED_BY, by == null ? null : by.value())
        .set(STRAY_REFUND.ASKED_AT, at)
        .set(STRAY_REFUND.SENT_AT, sent ? at : null)
        .set(STRAY_REFUND.ENDED_AT, sent ? at : null)
        .execute();
  }

  Optional<StrayRefund> find(RefundId id) {
    return read(STRAY_REFUND.REFUND_ID.eq(id)).stream().findFirst();
  }

  /** What did not arrive and did not go again, the oldest first. */
  List<StrayRefund> failed() {
    var later = STRAY_REFUND.as("later");
    return read(
        STRAY_REFUND
            .STATE
            .eq(code(StrayRefund.State.FAILED))
            .andNotExists(
                DSL.selectOne()
                    .from(later)
                    .where(later.PAYMENT_ID.eq(STRAY_REFUND.PAYMENT_ID))
                    .and(later.NUMBER.gt(STRAY_REFUND.NUMBER))));
  }

  /** Stores what has become of a way back. */
  void end(RefundId id, StrayRefund.State state, Instant at) {
    var row = sql.newRecord(STRAY_REFUND);
    row.setState(code(state));
    row.setEndedAt(at);
    if (state == StrayRefund.State.SENT) {
      row.setSentAt(at);
    }
    sql.update(STRAY_REFUND).set(row).where(STRAY_REFUND.REFUND_ID.eq(id)).execute();
  }

  /** How often the money of a payment had left and came to us again. */
  int cameBack(PaymentId payment) {
    return sql.fetchCount(
        STRAY_REFUND,
        of(payment)
            .and(STRAY_REFUND.SENT_AT.isNotNull())
            .and(STRAY_REFUND.STATE.ne(code(StrayRefund.State.SENT))));
  }

  private static Condition of(PaymentId payment) {
    return STRAY_REFUND.PAYMENT_ID.eq(payment);
  }

  private List<StrayRefund> read(Condition which) {
    return sql.select(STRAY_REFUND.asterisk(), STRAY_PAYMENT.REFERENCE, STRAY_PAYMENT.FOUND_AT)
        .from(STRAY_REFUND)
        .join(STRAY_PAYMENT)
        .using(STRAY_PAYMENT.PAYMENT_ID)
        .where(which)
        .orderBy(STRAY_REFUND.ASKED_AT, STRAY_REFUND.REFUND_ID)
        .fetch(row ->
            new StrayRefund(
                row.get(STRAY_REFUND.REFUND_ID),
                row.get(STRAY_REFUND.PAYMENT_ID),
                row.get(STRAY_PAYMENT.REFERENCE),
                Money.of(row.get(STRAY_REFUND.AMOUNT), row.get(STRAY_REFUND.CURRENCY)),
                row.get(STRAY_PAYMENT.FOUND_AT),
                StrayRefund.State.valueOf(row.get(STRAY_REFUND.STATE).toUpperCase(Locale.ROOT))));
  }

  private static String code(StrayRefund.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
