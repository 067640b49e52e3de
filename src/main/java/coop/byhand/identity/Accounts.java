package coop.byhand.identity;

import static coop.byhandschema.identity.Tables.PERSON;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** The rows of people. */
@Repository
class Accounts {

  private final DSLContext database;

  Accounts(DSLContext database) {
    this.database = database;
  }

  Optional<Person> byId(PersonId id) {
    return database.selectFrom(PERSON).where(PERSON.PERSON_ID.eq(id)).fetchOptional(this::person);
  }

  List<Person> byIds(Collection<PersonId> ids) {
    return database.selectFrom(PERSON).where(PERSON.PERSON_ID.in(ids)).fetch(this::person);
  }

  Optional<Person> byEmail(EmailAddress email) {
    return database
        .selectFrom(PERSON)
        .where(PERSON.EMAIL.eq(email.value()))
        .fetchOptional(this::person);
  }

  /** Keeps a new person, unless somebody has the address; tells how many rows were made. */
  int insertIfAbsent(Person person) {
    return database
        .insertInto(PERSON)
        .set(PERSON.PERSON_ID, person.id())
        .set(PERSON.NAME, person.name())
        .set(PERSON.EMAIL, person.email().value())
        .set(PERSON.LANGUAGE, person.language().getLanguage())
        .set(PERSON.SINCE, person.since())
        .onConflict(PERSON.EMAIL)
        .doNothing()
        .execute();
  }

  private Person person(Record row) {
    return new Person(
        row.get(PERSON.PERSON_ID),
        row.get(PERSON.NAME),
        new EmailAddress(row.get(PERSON.EMAIL)),
        Locale.of(row.get(PERSON.LANGUAGE)),
        row.get(PERSON.SINCE));
  }
}
