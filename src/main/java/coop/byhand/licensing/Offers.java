package coop.byhand.licensing;

import static coop.byhandschema.licensing.Tables.OFFER;
import static coop.byhandschema.licensing.Tables.OFFER_END;

import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.springframework.stereotype.Repository;

@Repository
class Offers {

  private final DSLContext database;

  Offers(DSLContext database) {
    this.database = database;
  }

  void insert(Offer offer) {
    database
        .insertInto(OFFER)
        .set(OFFER.WORK_ID, offer.work())
        .set(OFFER.LICENCE_CLASS, offer.licenceClass().name())
        .set(OFFER.PRICE, offer.price().minor())
        .set(OFFER.CURRENCY, offer.price().currencyCode())
        .set(OFFER.POLICY_VERSION, offer.policy())
        .set(OFFER.OFFERED_AT, offer.since())
        .execute();
  }

  /** The price that stands: the one set last, unless it was taken back. */
  Optional<Offer> standing(WorkId work, LicenceClass licenceClass) {
    return rows(work, licenceClass)
        .limit(1)
        .fetchOptional()
        .filter(row -> row.get(OFFER_END.ENDED_AT) == null)
        .map(Offers::offer);
  }

  /** Takes the price back that stands, if one does. */
  void end(WorkId work, LicenceClass licenceClass, Instant at) {
    rows(work, licenceClass)
        .limit(1)
        .fetchOptional(OFFER.OFFER_NUMBER)
        .ifPresent(number ->
            database
                .insertInto(OFFER_END)
                .set(OFFER_END.OFFER_NUMBER, number)
                .set(OFFER_END.ENDED_AT, at)
                .onConflictDoNothing()
                .execute());
  }

  /** Every price that was ever set, the newest first. */
  List<Offer> history(WorkId work, LicenceClass licenceClass) {
    return rows(work, licenceClass).fetch(Offers::offer);
  }

  private SelectLimitStep<Record> rows(WorkId work, LicenceClass licenceClass) {
    return database
        .select(OFFER.fields())
        .select(OFFER_END.ENDED_AT)
        .from(OFFER)
        .leftJoin(OFFER_END)
        .on(OFFER_END.OFFER_NUMBER.eq(OFFER.OFFER_NUMBER))
        .where(OFFER.WORK_ID.eq(work), OFFER.LICENCE_CLASS.eq(licenceClass.name()))
        .orderBy(OFFER.OFFER_NUMBER.desc());
  }

  private static Offer offer(Record row) {
    return new Offer(
        row.get(OFFER.WORK_ID),
        LicenceClass.valueOf(row.get(OFFER.LICENCE_CLASS)),
        Money.of(row.get(OFFER.PRICE), row.get(OFFER.CURRENCY)),
        row.get(OFFER.POLICY_VERSION),
        row.get(OFFER.OFFERED_AT));
  }
}
