package coop.byhand.members;

import static java.util.Objects.requireNonNull;

import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.identity.PersonId;
import coop.byhand.members.BookOfMembers.Entry;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The book of members: who belongs to the co-op since when, and who stood on the roll at an
 * instant. One membership a natural person; numbers have no gaps and are never given twice.
 */
@Service
public class Membership {

  private final BookOfMembers book;
  private final People people;
  private final Register register;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Membership(
      BookOfMembers book,
      People people,
      Register register,
      ApplicationEventPublisher events,
      Clock clock) {
    this.book = book;
    this.people = people;
    this.register = register;
    this.events = events;
    this.clock = clock;
  }

  /** The member with this id, also after leaving. */
  @Transactional(readOnly = true)
  public Optional<Member> find(MemberId id) {
    return book.byId(id).map(this::member);
  }

  /** The member with this id, who must exist. */
  @Transactional(readOnly = true)
  public Member get(MemberId id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no member has the id " + id));
  }

  /** The membership of a person, also after leaving. */
  @Transactional(readOnly = true)
  public Optional<Member> of(PersonId person) {
    return book.byPerson(person).map(this::member);
  }

  /** The membership of a person who is on the roll now. */
  @Transactional(readOnly = true)
  public Optional<Member> activeMember(PersonId person) {
    return book.byPerson(person)
        .filter(entry -> entry.standing() instanceof Standing.Active)
        .map(this::member);
  }

  /** Several members at once; ids of nobody are left out. */
  @Transactional(readOnly = true)
  public Map<MemberId, Member> byIds(Collection<MemberId> ids) {
    return ids.isEmpty()
        ? Map.of()
        : members(book.byIds(ids)).stream()
            .collect(Collectors.toMap(Member::id, Function.identity()));
  }

  /** Everybody on the roll now, by number. */
  @Transactional(readOnly = true)
  public List<Member> all() {
    return members(book.onTheRoll(clock.instant()));
  }

  /** The roll at an instant, past or present. */
  @Transactional(readOnly = true)
  public Roll rollAt(Instant at) {
    return new Roll(at, book.onTheRoll(at).stream().map(Entry::id).toList());
  }

  /** How many members are on the roll now. */
  @Transactional(readOnly = true)
  public int count() {
    return book.countOnTheRoll(clock.instant());
  }

  /** Where a member stands. */
  @Transactional(readOnly = true)
  public Standing standing(MemberId id) {
    return book.byId(id)
        .orElseThrow(() -> new IllegalArgumentException("no member has the id " + id))
        .standing();
  }

  /** The offices a member holds now. */
  @Transactional(readOnly = true)
  public Set<Office> offices(MemberId id) {
    return book.offices(id, clock.instant());
  }

  /** Gives a member an office, from now on; nothing changes if the member holds it already. */
  @Transactional
  public void appoint(MemberId id, Office office) {
    book.appoint(id, office, clock.instant());
  }

  /**
   * Admits a person, who is on the roll from this instant. Somebody who is a member already stays
   * the same member.
   */
  @Transactional
  public Member admit(PersonId personId, String introduction) {
    Person person = people.get(personId);
    Optional<Entry> already = book.byPerson(personId);
    if (already.isPresent()) {
      return member(already.get());
    }
    Instant now = clock.instant();
    Entry entry =
        new Entry(MemberId.at(now), personId, book.takeNumber(), introduction.strip(), now, null);
    RegisterEntryId admission =
        register.append(
            Statement.of("member.admitted", now)
                .with("member", entry.id().toString())
                .with("number", (long) entry.number())
                .salted("name", person.name()));
    book.insert(entry, admission);
    events.publishEvent(new MemberAdmitted(entry.id(), now));
    return member(entry, person);
  }

  private List<Member> members(List<Entry> entries) {
    Map<PersonId, Person> persons =
        people.byIds(entries.stream().map(Entry::person).collect(Collectors.toSet()));
    return entries.stream()
        .map(entry -> member(entry, requireNonNull(persons.get(entry.person()))))
        .toList();
  }

  private Member member(Entry entry) {
    return member(entry, people.get(entry.person()));
  }

  private static Member member(Entry entry, Person person) {
    return new Member(
        entry.id(),
        entry.person(),
        entry.number(),
        person.name(),
        entry.introduction(),
        entry.admittedAt());
  }
}
