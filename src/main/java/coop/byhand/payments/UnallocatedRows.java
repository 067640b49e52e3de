package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.BALANCE_LINK;
import static coop.byhandschema.payments.Tables.BALANCE_TRANSACTION;
import static coop.byhandschema.payments.Tables.UNALLOCATED;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /** How many were open: 1 or 0. */
  int markExplained(String movement, Instant now) {
    return sql.update(UNALLOCATED)
        .set(UNALLOCATED.EXPLAINED_AT, now)
        .where(UNALLOCATED.PROVIDER_TRANSACTION.eq(movement))
        .and(UNALLOCATED.EXPLAINED_AT.isNull())
        .execute();
  }

  /** What a movement did to our balance. */
  Money netOf(String movement) {
    return sql.select(BALANCE_TRANSACTION.NET, BALANCE_TRANSACTION.CURRENCY)
        .from(BALANCE_TRANSACTION)
        .where(BALANCE_TRANSACTION.PROVIDER_TRANSACTION.eq(movement))
        .fetchSingle(row -> Money.of(row.value1(), row.value2()));
  }

  /** Told as unexplained and not explained since, the oldest first. */
  List<OpenMovement> open() {
    return sql.select(BALANCE_TRANSACTION.fields())
        .from(UNALLOCATED)
        .join(BALANCE_TRANSACTION)
        .on(BALANCE_TRANSACTION.PROVIDER_TRANSACTION.eq(UNALLOCATED.PROVIDER_TRANSACTION))
        .where(UNALLOCATED.EXPLAINED_AT.isNull())
        .orderBy(BALANCE_TRANSACTION.CREATED_AT, BALANCE_TRANSACTION.PROVIDER_TRANSACTION)
        .fetchInto(BALANCE_TRANSACTION)
        .map(row ->
            new OpenMovement(
                row.getProviderTransaction(),
                row.getType(),
                Optional.ofNullable(row.getSource()),
                Money.of(row.getNet(), row.getCurrency()),
                row.getCreatedAt()));
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
