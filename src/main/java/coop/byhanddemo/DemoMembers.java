package coop.byhanddemo;

import coop.byhand.identity.People;
import coop.byhand.identity.PersonId;
import coop.byhand.identity.RegistrationOutcome;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import java.text.Normalizer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Founds the demo co-op: one member for each maker whose works are shown and who died long ago,
 * and Ana, who shows what is on loan from makers that cannot be members here.
 */
@Component
class DemoMembers {

  /** An agency and two living people: shown with their credit, but given no seat and no vote. */
  private static final Set<String> ON_LOAN = Set.of("NASA", "Bill Ingalls", "Alexander Holm");

  private final People people;
  private final Membership membership;
  private final MovableClock clock;

  DemoMembers(People people, Membership membership, MovableClock clock) {
    this.people = people;
    this.membership = membership;
    this.clock = clock;
  }

  /** Admits everybody, Ana first, and registers Ben. */
  Roster found(List<DemoWork> works) {
    Member ana =
        admit(
            DemoPerson.CREATOR.fullName(),
            DemoPerson.CREATOR.email(),
            "Shows photographs by NASA and recordings by Alexander Holm, on loan for this"
                + " demonstration. Each title and description names who made it.");
    Map<String, Member> byMaker = new LinkedHashMap<>();
    for (DemoWork work : works) {
      if (ON_LOAN.contains(work.maker())) {
        byMaker.put(work.maker(), ana);
      } else {
        byMaker.computeIfAbsent(work.maker(), this::admitMaker);
      }
    }
    Member board = byMaker.get(DemoPerson.BOARD.fullName());
    if (board == null) {
      throw new IllegalStateException("the demo works lack the maker who holds the office");
    }
    membership.appoint(board.id(), Office.BOARD);
    PersonId ben = register(DemoPerson.BUYER.fullName(), DemoPerson.BUYER.email());
    return new Roster(ana, Map.copyOf(byMaker), ben);
  }

  private Member admitMaker(String name) {
    return admit(
        name,
        mailbox(name) + "@demo.example",
        "The demo co-op's member for the works of " + name + ", which are in the public domain.");
  }

  private Member admit(String name, String email, String introduction) {
    clock.forward(Duration.ofMinutes(7));
    return membership.admit(register(name, email), introduction);
  }

  private PersonId register(String name, String email) {
    return switch (people.register(name, email, Locale.ENGLISH)) {
      case RegistrationOutcome.Registered registered -> registered.person().id();
      case RegistrationOutcome.AlreadyRegistered known -> known.person();
      case RegistrationOutcome.Invalid invalid ->
          throw new IllegalStateException("cannot register " + name + ": " + invalid);
    };
  }

  /** A mailbox name of plain letters: "Elisabeth Louise Vigée Le Brun" keeps its seat's address. */
  private static String mailbox(String name) {
    for (DemoPerson person : DemoPerson.values()) {
      if (person.fullName().equals(name)) {
        return person.email().substring(0, person.email().indexOf('@'));
      }
    }
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^A-Za-z]+", ".")
        .replaceAll("^\\.|\\.$", "")
        .toLowerCase(Locale.ROOT);
  }

  /** Whether a work is shown on loan, so that its title has to name the maker. */
  static boolean onLoan(DemoWork work) {
    return ON_LOAN.contains(work.maker());
  }

  /** Who is who in the demo co-op. */
  record Roster(Member ana, Map<String, Member> byMaker, PersonId ben) {

    Member maker(DemoWork work) {
      Member member = byMaker.get(work.maker());
      if (member == null) {
        throw new IllegalStateException("no member for " + work.maker());
      }
      return member;
    }

    Member seat(DemoPerson person) {
      Member member = byMaker.get(person.fullName());
      return member == null ? ana : member;
    }

    /** Everybody with a vote, in the order of their numbers. */
    List<MemberId> voters() {
      return java.util.stream.Stream.concat(
              java.util.stream.Stream.of(ana), byMaker.values().stream())
          .distinct()
          .sorted(java.util.Comparator.comparingInt(Member::number))
          .map(Member::id)
          .toList();
    }
  }
}
