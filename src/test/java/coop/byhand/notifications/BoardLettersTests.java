package coop.byhand.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.identity.People;
import coop.byhand.members.Board;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.oversight.BoardIsNeeded;
import coop.byhand.oversight.Invariant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the board is told when a person is needed. */
@ByhandTest
class BoardLettersTests {

  @Autowired Atelier atelier;
  @Autowired Membership membership;
  @Autowired Board board;
  @Autowired People people;
  @Autowired Mails mails;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;

  /** A day of its own for each test. */
  private final Instant noon =
      Instant.parse("2100-01-01T12:00:00Z")
          .plus(Duration.ofDays(ThreadLocalRandom.current().nextInt(30_000)));

  private Member carla;
  private Member ana;

  @BeforeEach
  void carlaIsOnTheBoard() {
    carla = atelier.member("Carla Reyes");
    ana = atelier.member("Ana Lima");
    membership.appoint(carla.id(), Office.BOARD);
  }

  @Test
  void theBoardIsTheBoard() {
    assertThat(board.persons()).contains(carla.person()).doesNotContain(ana.person());
    sql.sql(
            "update members.office set until = since + interval '1 microsecond' where member_id = ?")
        .param(carla.id().value())
        .update();
    assertThat(board.persons()).doesNotContain(carla.person());
  }

  @Test
  void alertsAreToldOnceAndAtMostOnceADay() {
    publish(call(noon, List.of(noon.minusSeconds(60))));
    publish(call(noon.plusSeconds(600), List.of(noon.minusSeconds(60), noon.plusSeconds(300))));
    assertThat(lettersTo(carla, "alerts"))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.subject()).isEqualTo("Money at Byhand needs the board");
          assertThat(letter.body().orElseThrow())
              .contains("An alert about money has been raised", "/app/oversight");
        });
    assertThat(lettersTo(ana, "alerts")).isEmpty();
    Instant later = noon.plus(Duration.ofDays(1));
    publish(call(later, List.of(noon.minusSeconds(60), noon.plusSeconds(300))));
    assertThat(lettersTo(carla, "alerts")).as("the second one of that day").hasSize(2);
    publish(
        call(noon.plus(Duration.ofDays(9)), List.of(noon.minusSeconds(60), noon.plusSeconds(300))));
    assertThat(lettersTo(carla, "alerts")).as("told before").hasSize(2);
  }

  @Test
  void whatDoesNotHoldIsNamedEachDayAndWhateverElseWasTold() {
    BoardIsNeeded call =
        new BoardIsNeeded(List.of(noon), List.of(Invariant.L2, Invariant.L10), noon);
    publish(call(noon.minusSeconds(600), List.of(noon.minusSeconds(600))));
    publish(call);
    publish(call);
    assertThat(lettersTo(carla, "broken"))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.subject())
              .isEqualTo("Something that must hold at Byhand does not hold");
          assertThat(letter.body().orElseThrow()).contains("does not: L2, L10.");
        });
    publish(new BoardIsNeeded(List.of(), call.broken(), noon.plus(Duration.ofDays(1))));
    assertThat(lettersTo(carla, "broken")).hasSize(2);
    assertThat(lettersTo(carla, "alerts")).hasSize(1);
  }

  @Test
  void aGermanMemberReadsGerman() {
    sql.sql("update identity.person set language = 'de' where person_id = ?")
        .param(carla.person().value())
        .update();
    publish(call(noon, List.of(noon, noon)));
    assertThat(lettersTo(carla, "alerts").getFirst().body().orElseThrow())
        .contains("zu Geld wurden 2 Dinge gemeldet");
  }

  private static BoardIsNeeded call(Instant at, List<Instant> alerts) {
    return new BoardIsNeeded(alerts, List.of(), at);
  }

  private void publish(BoardIsNeeded call) {
    transaction.executeWithoutResult(ignored -> events.publishEvent(call));
  }

  /** Those of this test's own days: jobs of other tests may call the board, too. */
  private List<Mail> lettersTo(Member member, String kind) {
    return sql
        .sql(
            """
            select mail_id from notifications.mail
            where person_id = ? and cause like ? and substr(cause, length(cause) - 19) > '2099'
            order by cause
            """)
        .params(member.person().value(), "board/" + kind + "/%")
        .query(UUID.class)
        .list()
        .stream()
        .map(id -> mails.find(new MailId(id)).orElseThrow())
        .toList();
  }
}
