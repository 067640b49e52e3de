package coop.byhand.invoicing;

import static coop.byhandschema.invoicing.Tables.COUNTER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class Counters {

  private final DSLContext database;

  Counters(DSLContext database) {
    this.database = database;
  }

  /**
   * Takes the next number. The row stays locked until the transaction ends: if it ends badly, the
   * number was never taken. Dates do not run backwards, whatever the clock of this machine says.
   */
  Paper.Numbered next(String seller, Invoice.Kind kind, LocalDate today, Instant now) {
    Record2<Integer, LocalDate> taken =
        Objects.requireNonNull(
            database
                .insertInto(COUNTER)
                .set(COUNTER.SELLER, seller)
                .set(COUNTER.SERIES, kind.name())
                .set(COUNTER.YEAR, today.getYear())
                .set(COUNTER.LAST, 1)
                .set(COUNTER.LAST_ON, today)
                .onConflict(COUNTER.SELLER, COUNTER.SERIES, COUNTER.YEAR)
                .doUpdate()
                .set(COUNTER.LAST, COUNTER.LAST.plus(1))
                .set(COUNTER.LAST_ON, DSL.greatest(COUNTER.LAST_ON, DSL.val(today)))
                .returningResult(COUNTER.LAST, COUNTER.LAST_ON)
                .fetchOne());
    String mark = kind == Invoice.Kind.INVOICE ? "-" : "-C";
    String number = "%d%s%06d".formatted(today.getYear(), mark, taken.value1());
    return new Paper.Numbered(number, taken.value1(), taken.value2(), now);
  }
}
