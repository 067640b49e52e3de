package coop.byhand.checkout;

import static coop.byhandschema.checkout.Tables.STRAY_PAYMENT;

import coop.byhand.payments.PaymentId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Payments that no order waits for, as rows. */
@Repository
class StrayRows {

  /**
   * A payment as it was found.
   *
   * @param reference what the provider says it was for
   * @param policy in force when it was found
   * @param returned whether the buyer has it back
   */
  record Stray(String reference, PolicyVersion policy, boolean returned) {}

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

  void markReturned(PaymentId payment, Instant at) {
    sql.update(STRAY_PAYMENT)
        .set(STRAY_PAYMENT.RETURNED_AT, at)
        .where(STRAY_PAYMENT.PAYMENT_ID.eq(payment))
        .execute();
  }

  Optional<Stray> find(PaymentId payment) {
    return sql.selectFrom(STRAY_PAYMENT)
        .where(STRAY_PAYMENT.PAYMENT_ID.eq(payment))
        .fetchOptional(row ->
            new Stray(row.getReference(), row.getPolicyVersion(), row.getReturnedAt() != null));
  }

  /** What the provider says that a payment was for which no order waits for. */
  Optional<String> referenceOf(PaymentId payment) {
    return find(payment).map(Stray::reference);
  }
}
