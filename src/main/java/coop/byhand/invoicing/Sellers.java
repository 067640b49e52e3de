package coop.byhand.invoicing;

import static coop.byhandschema.invoicing.Tables.SELLER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class Sellers {

  private final DSLContext database;

  Sellers(DSLContext database) {
    this.database = database;
  }

  /**
   * Who sells on a day.
   *
   * @throws IllegalStateException when nobody does, or more than one
   */
  Seller on(LocalDate day) {
    List<Seller> found =
        database
            .selectFrom(SELLER)
            .where(SELLER.VALID_FROM.le(day))
            .and(SELLER.VALID_UNTIL.isNull().or(SELLER.VALID_UNTIL.gt(day)))
            .fetch(row ->
                new Seller(
                    row.getSeller(),
                    row.getName(),
                    List.of(row.getAddress()),
                    row.getCountry(),
                    Optional.ofNullable(row.getVatId())));
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " sellers on " + day);
    }
    return found.getFirst();
  }
}
