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
      Instant.parse("2031-01-01T12:00:00Z")
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
  void itIsToldOnceADay() {
    publish(new BoardIsNeeded(1, List.of(), noon));
    publish(new BoardIsNeeded(3, List.of(Invariant.L2), noon.plus(Duration.ofMinutes(10))));
    assertThat(lettersTo(carla))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.subject()).isEqualTo("Money at Byhand needs the board");
          assertThat(letter.body().orElseThrow())
              .contains("One alert about money was raised", "/app/oversight");
        });
    assertThat(lettersTo(ana)).isEmpty();
    publish(new BoardIsNeeded(3, List.of(Invariant.L2), noon.plus(Duration.ofDays(1))));
    assertThat(lettersTo(carla)).hasSize(2);
  }

  @Test
  void whatDoesNotHoldIsNamed() {
    publish(new BoardIsNeeded(2, List.of(Invariant.L2, Invariant.L10), noon));
    assertThat(lettersTo(carla))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.subject())
              .isEqualTo("Something that must hold at Byhand does not hold");
          assertThat(letter.body().orElseThrow())
              .contains("does not: L2, L10.", "New alerts about money: 2");
        });
  }

  @Test
  void aGermanMemberReadsGerman() {
    sql.sql("update identity.person set language = 'de' where person_id = ?")
        .param(carla.person().value())
        .update();
    publish(new BoardIsNeeded(2, List.of(), noon));
    assertThat(lettersTo(carla).getFirst().body().orElseThrow())
        .contains("wurden 2 Warnungen zu Geld gemeldet");
  }

  private void publish(BoardIsNeeded call) {
    transaction.executeWithoutResult(ignored -> events.publishEvent(call));
  }

  private List<Mail> lettersTo(Member member) {
    String address = people.get(member.person()).email().value();
    return mails.newest(100_000).stream()
        .filter(mail -> mail.to().value().equals(address))
        .filter(mail -> mail.body().orElse("").contains("/app/oversight"))
        .toList();
  }
}
