package coop.byhand.notifications;

import coop.byhand.identity.People;
import coop.byhand.members.Board;
import coop.byhand.oversight.BoardIsNeeded;
import coop.byhand.oversight.Invariant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Calls the board when a person has to see to money or to something that does not hold, once a day:
 * the page that the letter leads to says the rest.
 */
@Component
class BoardMail {

  private final LetterDesk desk;
  private final Board board;
  private final People people;

  BoardMail(LetterDesk desk, Board board, People people) {
    this.desk = desk;
    this.board = board;
    this.people = people;
  }

  @EventListener
  void on(BoardIsNeeded call) {
    String day = LocalDate.ofInstant(call.at(), ZoneOffset.UTC).toString();
    String broken = call.broken().stream().map(Invariant::name).collect(Collectors.joining(", "));
    people
        .byIds(board.persons())
        .values()
        .forEach(person ->
            desk.tell(
                person,
                "board/" + day + "/" + person.id(),
                broken.isEmpty() ? "board" : "boardBroken",
                language -> new Object[] {call.alerts(), desk.link("/app/oversight"), broken}));
  }
}
