package coop.byhand.invoicing;

import static coop.byhandschema.invoicing.Tables.TAX_RATE;

import coop.byhand.kernel.BasisPoints;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class TaxRates {

  private final DSLContext database;

  TaxRates(DSLContext database) {
    this.database = database;
  }

  /** The row of a country on a day. */
  Optional<TaxRow> on(String country, LocalDate day) {
    return database
        .selectFrom(TAX_RATE)
        .where(TAX_RATE.COUNTRY.eq(country))
        .and(TAX_RATE.VALID_FROM.le(day))
        .and(TAX_RATE.VALID_UNTIL.isNull().or(TAX_RATE.VALID_UNTIL.gt(day)))
        .fetchOptional(TaxRates::row);
  }

  private static TaxRow row(Record row) {
    String country = row.get(TAX_RATE.COUNTRY);
    LocalDate from = row.get(TAX_RATE.VALID_FROM);
    return row.get(TAX_RATE.KIND).equals("STANDARD")
        ? new TaxRow.Inside(
            country, from, row.get(TAX_RATE.OWED_TO), new BasisPoints(row.get(TAX_RATE.RATE)))
        : new TaxRow.Outside(country, from);
  }
}
