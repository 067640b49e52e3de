package coop.byhand.checkout;

import static coop.byhandschema.checkout.Tables.BASKET_LINE;

import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.LicenceClass;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Baskets as rows. */
@Repository
class BasketRows {

  private final DSLContext sql;

  BasketRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Puts a work in, or changes its licence if it is there. */
  void put(PersonId person, Item item, Instant now) {
    sql.insertInto(BASKET_LINE)
        .set(BASKET_LINE.PERSON_ID, person)
        .set(BASKET_LINE.WORK_ID, item.work())
        .set(BASKET_LINE.LICENCE_CLASS, item.licence().name())
        .set(BASKET_LINE.PUT_AT, now)
        .onConflict(BASKET_LINE.PERSON_ID, BASKET_LINE.WORK_ID)
        .doUpdate()
        .set(BASKET_LINE.LICENCE_CLASS, item.licence().name())
        .execute();
  }

  void remove(PersonId person, WorkId work) {
    sql.deleteFrom(BASKET_LINE)
        .where(BASKET_LINE.PERSON_ID.eq(person).and(BASKET_LINE.WORK_ID.eq(work)))
        .execute();
  }

  /** In the order in which things were put in. */
  List<Item> of(PersonId person) {
    return sql.selectFrom(BASKET_LINE)
        .where(BASKET_LINE.PERSON_ID.eq(person))
        .orderBy(BASKET_LINE.PUT_AT, BASKET_LINE.WORK_ID)
        .fetch(row -> new Item(row.getWorkId(), LicenceClass.valueOf(row.getLicenceClass())));
  }
}
