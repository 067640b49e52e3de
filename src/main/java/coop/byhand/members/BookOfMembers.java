package coop.byhand.members;

import static coop.byhandschema.members.Tables.BOOK;
import static coop.byhandschema.members.Tables.MEMBER;
import static coop.byhandschema.members.Tables.OFFICE;

import coop.byhand.identity.PersonId;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The rows of members and offices. */
@Repository
class BookOfMembers {

  private final DSLContext database;

  BookOfMembers(DSLContext database) {
    this.database = database;
  }

  /** Takes the next number and locks the book until the transaction ends. */
  int takeNumber() {
    Integer next =
        database
            .update(BOOK)
            .set(BOOK.NEXT_NUMBER, BOOK.NEXT_NUMBER.plus(1))
            .returningResult(BOOK.NEXT_NUMBER)
            .fetchOne(BOOK.NEXT_NUMBER);
    if (next == null) {
      throw new IllegalStateException("the book of members has lost its row");
    }
    return next - 1;
  }

  void insert(Entry entry, RegisterEntryId admission) {
    database
        .insertInto(MEMBER)
        .set(MEMBER.MEMBER_ID, entry.id())
        .set(MEMBER.PERSON_ID, entry.person())
        .set(MEMBER.NUMBER, entry.number())
        .set(MEMBER.INTRODUCTION, entry.introduction())
        .set(MEMBER.ENTRY_ID, admission)
        .set(MEMBER.ADMITTED_AT, entry.admittedAt())
        .execute();
  }

  Optional<Entry> byId(MemberId id) {
    return database.selectFrom(MEMBER).where(MEMBER.MEMBER_ID.eq(id)).fetchOptional(this::entry);
  }

  Optional<Entry> byPerson(PersonId person) {
    return database
        .selectFrom(MEMBER)
        .where(MEMBER.PERSON_ID.eq(person))
        .fetchOptional(this::entry);
  }

  List<Entry> byIds(Collection<MemberId> ids) {
    return database.selectFrom(MEMBER).where(MEMBER.MEMBER_ID.in(ids)).fetch(this::entry);
  }

  /** Everybody on the roll at this instant, by number. */
  List<Entry> onTheRoll(Instant at) {
    return database
        .selectFrom(MEMBER)
        .where(isOnTheRoll(at))
        .orderBy(MEMBER.NUMBER)
        .fetch(this::entry);
  }

  int countOnTheRoll(Instant at) {
    return database.fetchCount(MEMBER, isOnTheRoll(at));
  }

  void appoint(MemberId member, Office office, Instant now) {
    database
        .insertInto(OFFICE)
        .set(OFFICE.MEMBER_ID, member)
        .set(OFFICE.OFFICE_, office.name())
        .set(OFFICE.SINCE, now)
        .onConflictDoNothing()
        .execute();
  }

  Set<Office> offices(MemberId member, Instant at) {
    Set<Office> held = EnumSet.noneOf(Office.class);
    database
        .select(OFFICE.OFFICE_)
        .from(OFFICE)
        .where(OFFICE.MEMBER_ID.eq(member))
        .and(OFFICE.SINCE.le(at))
        .and(OFFICE.UNTIL.isNull().or(OFFICE.UNTIL.gt(at)))
        .forEach(row -> held.add(Office.valueOf(row.value1())));
    return held;
  }

  /** Who is on the roll and holds an office, by number. */
  List<Entry> holders(Office office, Instant at) {
    return database
        .selectFrom(MEMBER)
        .where(isOnTheRoll(at))
        .and(
            MEMBER.MEMBER_ID.in(
                DSL.select(OFFICE.MEMBER_ID)
                    .from(OFFICE)
                    .where(OFFICE.OFFICE_.eq(office.name()))
                    .and(OFFICE.SINCE.le(at))
                    .and(OFFICE.UNTIL.isNull().or(OFFICE.UNTIL.gt(at)))))
        .orderBy(MEMBER.NUMBER)
        .fetch(this::entry);
  }

  private static Condition isOnTheRoll(Instant at) {
    return MEMBER.ADMITTED_AT.le(at).and(MEMBER.LEFT_AT.isNull().or(MEMBER.LEFT_AT.gt(at)));
  }

  private Entry entry(Record row) {
    return new Entry(
        row.get(MEMBER.MEMBER_ID),
        row.get(MEMBER.PERSON_ID),
        row.get(MEMBER.NUMBER),
        row.get(MEMBER.INTRODUCTION),
        row.get(MEMBER.ADMITTED_AT),
        row.get(MEMBER.LEFT_AT));
  }

  /** A row of the book; the name stands with the person. */
  record Entry(
      MemberId id,
      PersonId person,
      int number,
      String introduction,
      Instant admittedAt,
      @Nullable Instant leftAt) {

    Standing standing() {
      return leftAt == null ? new Standing.Active(admittedAt) : new Standing.Left(leftAt);
    }
  }
}
