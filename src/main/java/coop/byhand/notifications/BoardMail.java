package coop.byhand.notifications;

import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.members.Board;
import coop.byhand.oversight.BoardIsNeeded;
import coop.byhand.oversight.Invariant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Calls the board when a person has to see to money, or when something does not hold: at most one
 * letter of each kind a day, and alerts that a letter has told of make no other. The page that a
 * letter leads to says the rest.
 */
@Component
class BoardMail {

  private static final Duration PAUSE = Duration.ofDays(1);

  /** An alert is dated before it can be seen; better told twice than never. */
  private static final Duration UNSEEN = Duration.ofMinutes(10);

  private final LetterDesk desk;
  private final Outbox outbox;
  private final Board board;
  private final People people;

  BoardMail(LetterDesk desk, Outbox outbox, Board board, People people) {
    this.desk = desk;
    this.outbox = outbox;
    this.board = board;
    this.people = people;
  }

  @EventListener
  void on(BoardIsNeeded call) {
    // The time stands in the cause, so it is of one length.
    Instant at = call.at().truncatedTo(ChronoUnit.SECONDS);
    people
        .byIds(board.persons())
        .values()
        .forEach(person -> {
          tellOfAlerts(person, call, at);
          tellOfTheBroken(person, call, at);
        });
  }

  private void tellOfAlerts(Person person, BoardIsNeeded call, Instant at) {
    Instant last = lastCall(person, "alerts");
    Instant told = last.minus(UNSEEN);
    long since = call.alerts().stream().filter(raised -> raised.isAfter(told)).count();
    if (since > 0 && !at.isBefore(last.plus(PAUSE))) {
      desk.tell(
          person,
          prefix(person, "alerts") + at,
          "boardAlerts",
          language -> new Object[] {since, desk.link("/app/oversight")});
    }
  }

  private void tellOfTheBroken(Person person, BoardIsNeeded call, Instant at) {
    if (!call.broken().isEmpty() && !at.isBefore(lastCall(person, "broken").plus(PAUSE))) {
      String names = call.broken().stream().map(Invariant::name).collect(Collectors.joining(", "));
      desk.tell(
          person,
          prefix(person, "broken") + at,
          "boardBroken",
          language -> new Object[] {names, desk.link("/app/oversight")});
    }
  }

  private Instant lastCall(Person person, String kind) {
    String prefix = prefix(person, kind);
    return outbox
        .lastCause(person.id(), prefix)
        .map(cause -> Instant.parse(cause.substring(prefix.length())))
        .orElse(Instant.EPOCH);
  }

  private static String prefix(Person person, String kind) {
    return "board/" + kind + "/" + person.id() + "/";
  }
}
