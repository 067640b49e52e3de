package coop.byhand.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares what we know with what the provider lists: at the start, daily and on request. Finds
 * messages that did not reach us, and movements that only one side has. Changes no books.
 */
@Service
public class Reconciliation {

  private final Walk walk;
  private final BalanceRows rows;
  private final AlertRows alerts;
  private final PaymentJobs.Queue queue;
  private final Clock clock;

  Reconciliation(
      Walk walk, BalanceRows rows, AlertRows alerts, PaymentJobs.Queue queue, Clock clock) {
    this.walk = walk;
    this.rows = rows;
    this.alerts = alerts;
    this.queue = queue;
    this.clock = clock;
  }

  /** Has a job compare as soon as one is free. */
  @Transactional
  public void request() {
    queue.reconcile(clock.instant());
  }

  /** After a time in which nothing reached us, the start is the first chance to ask. */
  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void atTheStart() {
    queue.reconcile(clock.instant());
  }

  /** Compares now; never called inside a transaction. */
  public ReconciliationReport run() {
    return walk.go();
  }

  /**
   * A person explains a movement that nothing of ours explains, for example something done by hand
   * at the provider. Closes its alert and changes no books: what has to be booked is booked
   * elsewhere.
   *
   * @param movement the provider's id, the subject of the alert
   * @param by the person, in outside form
   * @param why in the person's words, at least one
   */
  @Transactional
  public void explain(String movement, String by, String why) {
    if (why.isBlank()) {
      throw new IllegalArgumentException("a movement is not explained by saying nothing");
    }
    Instant now = clock.instant();
    if (rows.explain(movement, by + ": " + why, now) > 0) {
      alerts.resolve(Alert.Kind.MOVEMENT_UNEXPLAINED, movement, by, now);
    }
  }

  /** The last complete comparison. */
  public Optional<ReconciliationReport> last() {
    return rows.last();
  }
}
