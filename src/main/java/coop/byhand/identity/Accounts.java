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

  /** The account with this address; guests under it are somebody else until it is proved. */
  Optional<Person> byEmail(EmailAddress email) {
    return database
        .selectFrom(PERSON)
        .where(PERSON.EMAIL.eq(email.value()).andNot(PERSON.GUEST))
        .fetchOptional(this::person);
  }

  /** Keeps a new person, unless somebody has the address; tells how many rows were made. */
  int insertIfAbsent(Person person) {
    return insert(person, false);
  }

  void insertGuest(Person guest) {
    insert(guest, true);
  }

  boolean isGuest(PersonId id) {
    return database.fetchExists(PERSON, PERSON.PERSON_ID.eq(id).and(PERSON.GUEST));
  }

  /** Gives the guests under an address to the account that proved to be there. */
  void claimGuests(EmailAddress email, PersonId account) {
    database
        .update(PERSON)
        .set(PERSON.CLAIMED_BY, account.value())
        .where(PERSON.EMAIL.eq(email.value()).and(PERSON.GUEST).and(PERSON.CLAIMED_BY.isNull()))
        .execute();
  }

  /** The guests that an account turned out to have been. */
  List<PersonId> guestsOf(PersonId account) {
    return database
        .select(PERSON.PERSON_ID)
        .from(PERSON)
        .where(PERSON.CLAIMED_BY.eq(account.value()))
        .orderBy(PERSON.PERSON_ID)
        .fetch(PERSON.PERSON_ID);
  }

  private int insert(Person person, boolean guest) {
    return database
        .insertInto(PERSON)
        .set(PERSON.PERSON_ID, person.id())
        .set(PERSON.NAME, person.name())
        .set(PERSON.EMAIL, person.email().value())
        .set(PERSON.LANGUAGE, person.language().getLanguage())
        .set(PERSON.SINCE, person.since())
        .set(PERSON.GUEST, guest)
        .onConflictDoNothing()
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
