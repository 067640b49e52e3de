package coop.byhand.members;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Doorkeeper;
import coop.byhand.identity.People;
import coop.byhand.identity.PersonId;
import coop.byhand.identity.RegistrationOutcome.Registered;
import coop.byhand.register.RecordMatch;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntry;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ByhandTest
class MembershipTests {

  @Autowired Membership membership;
  @Autowired People people;
  @Autowired Register register;
  @Autowired MovableClock clock;
  @Autowired JdbcClient rows;

  private PersonId person(String name) {
    return people.register(name, Doorkeeper.freshAddress(), Locale.ENGLISH)
            instanceof Registered(var person)
        ? person.id()
        : null;
  }

  @Test
  void aMemberIsOnTheRollFromAdmissionAndNotBefore() {
    clock.forward(Duration.ofMinutes(1));
    Instant before = clock.instant();
    clock.forward(Duration.ofMinutes(1));
    Member ana = membership.admit(person("Ana"), "Paints boats.");

    assertThat(membership.rollAt(before).members()).doesNotContain(ana.id());
    assertThat(membership.rollAt(ana.admittedAt()).members()).contains(ana.id());
    assertThat(membership.standing(ana.id())).isEqualTo(new Standing.Active(ana.admittedAt()));
  }

  @Test
  void whoLeftIsNoLongerOnTheRollButStaysInThePast() {
    Member ana = membership.admit(person("Ana"), "");
    clock.forward(Duration.ofDays(1));
    Instant left = clock.instant();
    rows.sql("update members.member set left_at = ? where member_id = ?")
        .params(java.sql.Timestamp.from(left), ana.id().value())
        .update();

    assertThat(membership.rollAt(left).members()).doesNotContain(ana.id());
    assertThat(membership.rollAt(left.minusSeconds(60)).members()).contains(ana.id());
    assertThat(membership.activeMember(ana.person())).isEmpty();
    assertThat(membership.of(ana.person())).isPresent();
    assertThat(membership.standing(ana.id())).isInstanceOf(Standing.Left.class);
  }

  @Test
  void onePersonIsOneMemberHoweverOftenAdmitted() {
    PersonId ana = person("Ana");
    assertThat(membership.admit(ana, "first")).isEqualTo(membership.admit(ana, "second"));
  }

  @Test
  void numbersHaveNoGapsEvenWhenManyAreAdmittedAtOnce() throws Exception {
    List<PersonId> newcomers = IntStream.range(0, 12).mapToObj(i -> person("New " + i)).toList();
    List<Integer> numbers;
    try (ExecutorService hands = Executors.newFixedThreadPool(6)) {
      List<Future<Member>> admitted =
          hands.invokeAll(
              newcomers.stream()
                  .<Callable<Member>>map(id -> () -> membership.admit(id, ""))
                  .toList());
      numbers = new java.util.ArrayList<>();
      for (Future<Member> member : admitted) {
        numbers.add(member.get().number());
      }
    }
    assertThat(numbers).doesNotHaveDuplicates().hasSize(12);
    assertThat(
            rows.sql("select max(number) - count(*) from members.member")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void admissionStandsInTheRegisterWithoutTheName() {
    Member ana = membership.admit(person("Ana Unmistakable"), "Paints boats.");
    RegisterEntry entry =
        register.page(1, Optional.of("member.admitted")).items().stream()
            .filter(found -> found.canonicalJson().contains(ana.id().toString()))
            .findFirst()
            .orElseThrow();
    assertThat(entry.canonicalJson()).doesNotContain("Unmistakable").doesNotContain("boats");

    assertThat(
            rows.sql("select entry_id from members.member where member_id = ?")
                .param(ana.id().value())
                .query(Long.class)
                .single())
        .isEqualTo(entry.id().value());
    assertThat(register.compare(entry.id(), "name", "Ana Unmistakable"))
        .isEqualTo(RecordMatch.MATCHES);
    assertThat(register.compare(entry.id(), "name", "Ana Another")).isEqualTo(RecordMatch.DIFFERS);
  }

  @Test
  void anOfficeIsHeldFromTheAppointmentAndOnlyOnce() {
    Member ana = membership.admit(person("Ana"), "");
    assertThat(membership.offices(ana.id())).isEmpty();
    membership.appoint(ana.id(), Office.BOARD);
    clock.forward(Duration.ofSeconds(1));
    membership.appoint(ana.id(), Office.BOARD);
    assertThat(membership.offices(ana.id())).containsExactly(Office.BOARD);
  }
}
