package coop.byhand.payments;

import java.time.Clock;
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
  private final PaymentJobs.Queue queue;
  private final Clock clock;

  Reconciliation(Walk walk, BalanceRows rows, PaymentJobs.Queue queue, Clock clock) {
    this.walk = walk;
    this.rows = rows;
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

  /** The last complete comparison. */
  public Optional<ReconciliationReport> last() {
    return rows.last();
  }
}
