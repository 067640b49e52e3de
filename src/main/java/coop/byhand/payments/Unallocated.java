package coop.byhand.payments;

import coop.byhand.kernel.Money;
import coop.byhand.payments.MovementEvent.MovementExplained;
import coop.byhand.payments.MovementEvent.MovementUnexplained;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells the other rooms of movements that nothing of ours explains, and again when something does.
 * A person's word explains a movement to people; what it was is still to be booked, so its money
 * stays apart.
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
}
