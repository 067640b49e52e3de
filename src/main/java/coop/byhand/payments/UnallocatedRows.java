package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.BALANCE_LINK;
import static coop.byhandschema.payments.Tables.BALANCE_TRANSACTION;
import static coop.byhandschema.payments.Tables.UNALLOCATED;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Movements that were told to the other rooms as unexplained, as rows. */
@Repository
class UnallocatedRows {

  private static final String BY_A_PERSON = "person";

  /** A movement that something of ours explains by now. */
  record Explained(String movement, Money net) {}

  private final DSLContext sql;

  UnallocatedRows(DSLContext sql) {
    this.sql = sql;
  }

  /** How many were added: 0 if it was told before. */
  int insert(String movement, Instant now) {
    return sql.insertInto(UNALLOCATED)
        .set(UNALLOCATED.PROVIDER_TRANSACTION, movement)
        .set(UNALLOCATED.TOLD_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  void markExplained(String movement, Instant now) {
    sql.update(UNALLOCATED)
        .set(UNALLOCATED.EXPLAINED_AT, now)
        .where(UNALLOCATED.PROVIDER_TRANSACTION.eq(movement))
        .execute();
  }

  /** Told as unexplained, and explained since by something that is booked. */
  List<Explained> explained() {
    return sql.select(
            BALANCE_TRANSACTION.PROVIDER_TRANSACTION,
            BALANCE_TRANSACTION.NET,
            BALANCE_TRANSACTION.CURRENCY)
        .from(UNALLOCATED)
        .join(BALANCE_TRANSACTION)
        .on(BALANCE_TRANSACTION.PROVIDER_TRANSACTION.eq(UNALLOCATED.PROVIDER_TRANSACTION))
        .join(BALANCE_LINK)
        .on(BALANCE_LINK.PROVIDER_TRANSACTION.eq(UNALLOCATED.PROVIDER_TRANSACTION))
        .where(UNALLOCATED.EXPLAINED_AT.isNull().and(BALANCE_LINK.KIND.ne(BY_A_PERSON)))
        .orderBy(BALANCE_TRANSACTION.PROVIDER_TRANSACTION)
        .fetch(row -> new Explained(row.value1(), Money.of(row.value2(), row.value3())));
  }
}
