package coop.byhand.payments;

import coop.byhand.kernel.Money;
import coop.byhand.payments.MovementEvent.MovementBooked;
import coop.byhand.payments.MovementEvent.MovementExplained;
import coop.byhand.payments.MovementEvent.MovementUnexplained;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells the other rooms of movements that nothing of ours explains, and again when something does,
 * or when a person says what it was.
 */
@Component
class Unallocated {

  private final UnallocatedRows rows;
  private final ApplicationEventPublisher events;

  Unallocated(UnallocatedRows rows, ApplicationEventPublisher events) {
    this.rows = rows;
    this.events = events;
  }

  /** Inside the transaction that ends a comparison. */
  void settle(List<Movement> unexplained, Instant now) {
    for (Movement moved : unexplained) {
      if (moved.net() != 0 && rows.insert(moved.id(), now) > 0) {
        events.publishEvent(
            new MovementUnexplained(moved.id(), Money.of(moved.net(), moved.currency()), now));
      }
    }
    rows.explained()
        .forEach(moved -> {
          rows.markExplained(moved.movement(), now);
          events.publishEvent(new MovementExplained(moved.movement(), moved.net(), now));
        });
  }

  /** Those that stand apart, the oldest first. */
  List<OpenMovement> open() {
    return rows.open();
  }

  /** A person's word, in the caller's transaction; what was booked: 1, or 0 if it is not open. */
  int book(String movement, MovementReason reason, Instant now) {
    int marked = rows.markExplained(movement, now);
    if (marked > 0) {
      events.publishEvent(new MovementBooked(movement, rows.netOf(movement), reason, now));
    }
    return marked;
  }
}
