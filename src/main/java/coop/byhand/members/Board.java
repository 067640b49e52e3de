package coop.byhand.members;

import coop.byhand.identity.PersonId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who decides between assemblies. */
@Service
public class Board {

  private final BookOfMembers book;
  private final Clock clock;

  Board(BookOfMembers book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /** The persons on the board now, by their numbers as members; whoever left is not among them. */
  @Transactional(readOnly = true)
  public List<PersonId> persons() {
    return book.holders(Office.BOARD, clock.instant()).stream()
        .map(BookOfMembers.Entry::person)
        .toList();
  }
}
