package coop.byhand.licensing;

import static coop.byhandschema.licensing.Tables.EXCLUSIVITY;
import static coop.byhandschema.licensing.Tables.HANDED_OUT;
import static coop.byhandschema.licensing.Tables.LICENCE;
import static coop.byhandschema.licensing.Tables.REVOCATION;

import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class Licences {

  private final DSLContext database;
  private final Clock clock;

  Licences(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Everything of a licence but its number, which the database gives, and its end. */
  record Row(
      LicenceId id,
      VerificationId verification,
      OrderLineRef orderLine,
      WorkId work,
      String title,
      String maker,
      PersonId buyer,
      Licensee licensee,
      LicenceClass licenceClass,
      Digest terms,
      Money price,
      PolicyVersion policy,
      Digest file,
      String record,
      RegisterEntryId entry,
      Instant grantedAt) {}

  /** Lets two requests for the same line come one after the other, until the transaction ends. */
  void lock(OrderLineRef line) {
    long key = line.value().getMostSignificantBits() ^ line.value().getLeastSignificantBits();
    database.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(key))).execute();
  }

  /** Notes that the file of a licence was fetched, the first time. */
  void noteHandedOut(LicenceId licence, Instant now) {
    database
        .insertInto(HANDED_OUT)
        .set(HANDED_OUT.LICENCE_ID, licence)
        .set(HANDED_OUT.FIRST_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  /** When the file was first fetched. */
  Optional<Instant> handedOut(LicenceId licence) {
    return database
        .select(HANDED_OUT.FIRST_AT)
        .from(HANDED_OUT)
        .where(HANDED_OUT.LICENCE_ID.eq(licence))
        .fetchOptional(HANDED_OUT.FIRST_AT);
  }

  void insert(Row row) {
    database
        .insertInto(LICENCE)
        .set(LICENCE.LICENCE_ID, row.id())
        .set(LICENCE.VERIFICATION, row.verification().value())
        .set(LICENCE.ORDER_LINE, row.orderLine().value())
        .set(LICENCE.WORK_ID, row.work())
        .set(LICENCE.TITLE, row.title())
        .set(LICENCE.MAKER, row.maker())
        .set(LICENCE.PERSON_ID, row.buyer())
        .set(LICENCE.LICENSEE, row.licensee().name())
        .set(LICENCE.LICENCE_CLASS, row.licenceClass().name())
        .set(LICENCE.TERMS_DIGEST, row.terms())
        .set(LICENCE.PRICE, row.price().minor())
        .set(LICENCE.CURRENCY, row.price().currencyCode())
        .set(LICENCE.POLICY_VERSION, row.policy())
        .set(LICENCE.FILE_DIGEST, row.file())
        .set(LICENCE.RECORD, row.record())
        .set(LICENCE.ENTRY_ID, row.entry())
        .set(LICENCE.GRANTED_AT, row.grantedAt())
        .execute();
  }

  /** Notes the end of a licence; 0 when it has ended before. */
  int revoke(LicenceId id, RevocationReason reason, RegisterEntryId entry, Instant at) {
    return database
        .insertInto(REVOCATION)
        .set(REVOCATION.LICENCE_ID, id)
        .set(REVOCATION.REASON, reason.name())
        .set(REVOCATION.ENTRY_ID, entry)
        .set(REVOCATION.REVOKED_AT, at)
        .execute();
  }

  Optional<Licence> find(LicenceId id) {
    return rows(LICENCE.LICENCE_ID.eq(id)).fetchOptional(this::licence);
  }

  Optional<Licence> find(LicenceId id, Collection<PersonId> buyers) {
    return rows(LICENCE.LICENCE_ID.eq(id).and(LICENCE.PERSON_ID.in(buyers)))
        .fetchOptional(this::licence);
  }

  Optional<Licence> ofLine(OrderLineRef line) {
    return rows(LICENCE.ORDER_LINE.eq(line.value())).fetchOptional(this::licence);
  }

  /** Asks the database for any text, so that it answers alike whether or not it could be an id. */
  Optional<Licence> verifiedBy(String verification) {
    return rows(LICENCE.VERIFICATION.eq(verification)).fetchOptional(this::licence);
  }

  List<Licence> of(Collection<PersonId> buyers) {
    return rows(LICENCE.PERSON_ID.in(buyers)).fetch(this::licence);
  }

  private ResultQuery<Record> rows(Condition which) {
    return database
        .select(LICENCE.fields())
        .select(REVOCATION.REVOKED_AT, REVOCATION.REASON)
        .select(EXCLUSIVITY.AGREED_UNTIL)
        .from(LICENCE)
        .leftJoin(EXCLUSIVITY)
        .on(EXCLUSIVITY.LICENCE_ID.eq(LICENCE.LICENCE_ID))
        .leftJoin(REVOCATION)
        .on(REVOCATION.LICENCE_ID.eq(LICENCE.LICENCE_ID))
        .where(which)
        .orderBy(LICENCE.GRANTED_AT.desc(), LICENCE.NUMBER.desc());
  }

  private Licence licence(Record row) {
    Instant endsAt = row.get(EXCLUSIVITY.AGREED_UNTIL);
    return new Licence(
        row.get(LICENCE.LICENCE_ID),
        row.get(LICENCE.NUMBER),
        new VerificationId(row.get(LICENCE.VERIFICATION)),
        new OrderLineRef(row.get(LICENCE.ORDER_LINE)),
        row.get(LICENCE.WORK_ID),
        row.get(LICENCE.TITLE),
        row.get(LICENCE.MAKER),
        row.get(LICENCE.PERSON_ID),
        new Licensee(row.get(LICENCE.LICENSEE)),
        LicenceClass.valueOf(row.get(LICENCE.LICENCE_CLASS)),
        row.get(LICENCE.TERMS_DIGEST),
        Money.of(row.get(LICENCE.PRICE), row.get(LICENCE.CURRENCY)),
        row.get(LICENCE.POLICY_VERSION),
        row.get(LICENCE.FILE_DIGEST),
        row.get(LICENCE.RECORD),
        row.get(LICENCE.ENTRY_ID),
        row.get(LICENCE.GRANTED_AT),
        endsAt,
        status(row, endsAt));
  }

  private LicenceStatus status(Record row, @Nullable Instant endsAt) {
    Instant revokedAt = row.get(REVOCATION.REVOKED_AT);
    if (revokedAt != null) {
      return new LicenceStatus.Revoked(
          revokedAt, RevocationReason.valueOf(Objects.requireNonNull(row.get(REVOCATION.REASON))));
    }
    return endsAt == null || clock.instant().isBefore(endsAt)
        ? new LicenceStatus.Valid()
        : new LicenceStatus.Expired(endsAt);
  }
}
