package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.BALANCE_LINK;
import static coop.byhandschema.payments.Tables.BALANCE_TRANSACTION;
import static coop.byhandschema.payments.Tables.UNALLOCATED;

import coop.byhand.kernel.Money;
import coop.byhand.payments.MovementEvent.MovementExplained;
import coop.byhand.payments.MovementEvent.MovementUnexplained;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells the other rooms of movements that nothing of ours explains, and again when something does.
 * A person's word explains a movement to people; what it was is still to be booked, so its money
 * stays apart.
 */
@Component
class Unallocated {

  private static final String BY_A_PERSON = "person";

  private final DSLContext sql;
  private final ApplicationEventPublisher events;

  Unallocated(DSLContext sql, ApplicationEventPublisher events) {
    this.sql = sql;
    this.events = events;
  }

  /** Inside the transaction that ends a comparison. */
  void settle(List<Movement> unexplained, Instant now) {
    for (Movement moved : unexplained) {
      if (moved.net() != 0 && tell(moved.id(), now)) {
        events.publishEvent(
            new MovementUnexplained(moved.id(), Money.of(moved.net(), moved.currency()), now));
      }
    }
    explained()
        .forEach(moved -> {
          sql.update(UNALLOCATED)
              .set(UNALLOCATED.EXPLAINED_AT, now)
              .where(UNALLOCATED.PROVIDER_TRANSACTION.eq(moved.id()))
              .execute();
          events.publishEvent(new MovementExplained(moved.id(), moved.net(), now));
        });
  }

  private boolean tell(String movement, Instant now) {
    return sql.insertInto(UNALLOCATED)
            .set(UNALLOCATED.PROVIDER_TRANSACTION, movement)
            .set(UNALLOCATED.TOLD_AT, now)
            .onConflictDoNothing()
            .execute()
        > 0;
  }

  private record Explained(String id, Money net) {}

  private List<Explained> explained() {
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
