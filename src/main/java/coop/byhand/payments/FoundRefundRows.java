package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.BALANCE_LINK;
import static coop.byhandschema.payments.Tables.BALANCE_TRANSACTION;
import static coop.byhandschema.payments.Tables.REFUND;
import static coop.byhandschema.payments.Tables.REFUND_FOUND;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Forgotten refunds that count as parts of ours, as rows. */
@Repository
class FoundRefundRows {

  private static final String FAILED = RefundRow.State.FAILED.name().toLowerCase(Locale.ROOT);

  private final DSLContext sql;

  FoundRefundRows(DSLContext sql) {
    this.sql = sql;
  }

  /** The database refuses one that counts already, and parts that leave nothing to send. */
  void insert(String providerRefund, RefundId partOf, Money amount, Instant now) {
    sql.insertInto(REFUND_FOUND)
        .set(REFUND_FOUND.PROVIDER_REFUND, providerRefund)
        .set(REFUND_FOUND.REFUND_ID, partOf)
        .set(REFUND_FOUND.AMOUNT, amount.minor())
        .set(REFUND_FOUND.FOUND_AT, now)
        .execute();
  }

  /** Parts that turned out to have come back, as long as the rest was not sent. */
  void markCameBack(RefundId partOf, Collection<String> providerRefunds, Instant now) {
    sql.update(REFUND_FOUND)
        .set(REFUND_FOUND.CAME_BACK_AT, now)
        .where(REFUND_FOUND.REFUND_ID.eq(partOf))
        .and(REFUND_FOUND.PROVIDER_REFUND.in(providerRefunds))
        .and(REFUND_FOUND.CAME_BACK_AT.isNull())
        .execute();
  }

  /** What a refund has to send itself: its amount without the parts that were found. */
  Money rest(RefundRow refund) {
    return sql
        .select(REFUND_FOUND.AMOUNT)
        .from(REFUND_FOUND)
        .where(REFUND_FOUND.REFUND_ID.eq(refund.id()))
        .and(REFUND_FOUND.CAME_BACK_AT.isNull())
        .fetch(row -> Money.of(row.value1(), refund.amount().currencyCode()))
        .stream()
        .reduce(refund.amount(), Money::minus);
  }

  /** The refund of ours that one of the provider's is, or is a part of. */
  Optional<RefundId> ownerOf(String providerRefund) {
    return sql.select(REFUND.REFUND_ID)
        .from(REFUND)
        .where(REFUND.PROVIDER_REFUND.eq(providerRefund))
        .or(
            REFUND
                .STATE
                .ne(FAILED)
                .and(
                    REFUND.REFUND_ID.in(
                        sql.select(REFUND_FOUND.REFUND_ID)
                            .from(REFUND_FOUND)
                            .where(REFUND_FOUND.PROVIDER_REFUND.eq(providerRefund))
                            .and(REFUND_FOUND.CAME_BACK_AT.isNull()))))
        .fetchOptional(REFUND.REFUND_ID);
  }

  /** Those of the provider's that are counted: as one of ours, as a part, or by a person's word. */
  Set<String> counted(Collection<String> providerRefunds) {
    return sql.select(REFUND.PROVIDER_REFUND)
        .from(REFUND)
        .where(REFUND.PROVIDER_REFUND.in(providerRefunds))
        .union(
            sql.select(REFUND_FOUND.PROVIDER_REFUND)
                .from(REFUND_FOUND)
                .join(REFUND)
                .on(REFUND.REFUND_ID.eq(REFUND_FOUND.REFUND_ID))
                .where(REFUND_FOUND.PROVIDER_REFUND.in(providerRefunds))
                .and(REFUND_FOUND.CAME_BACK_AT.isNull())
                .and(REFUND.STATE.ne(FAILED)))
        .union(
            sql.select(BALANCE_TRANSACTION.SOURCE)
                .from(BALANCE_TRANSACTION)
                .join(BALANCE_LINK)
                .on(BALANCE_LINK.PROVIDER_TRANSACTION.eq(BALANCE_TRANSACTION.PROVIDER_TRANSACTION))
                .where(BALANCE_TRANSACTION.SOURCE.in(providerRefunds))
                .and(BALANCE_LINK.KIND.eq(DSL.val("person"))))
        .fetchSet(0, String.class);
  }
}
