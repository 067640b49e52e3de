package coop.byhand.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what we know with what the provider lists: at the start, daily and on request. Finds
 * messages that did not reach us, and movements that only one side has.
 */
@Service
public class Reconciliation {

  private final Walk walk;
  private final BalanceRows rows;
  private final AlertRows alerts;
  private final Unallocated unallocated;
  private final Corrections corrections;
  private final PaymentJobs.Queue queue;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final AtomicBoolean requested = new AtomicBoolean();

  Reconciliation(
      Walk walk,
      BalanceRows rows,
      AlertRows alerts,
      Unallocated unallocated,
      Corrections corrections,
      PaymentJobs.Queue queue,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.walk = walk;
    this.rows = rows;
    this.alerts = alerts;
    this.unallocated = unallocated;
    this.corrections = corrections;
    this.queue = queue;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Has a job compare as soon as one is free. */
  @Transactional
  public void request() {
    queue.reconcile(clock.instant());
  }

  /**
   * Has a job compare, once in the life of this process: after a time in which nothing reached us,
   * its first sweep is the first chance to ask. Part of a job and not of the start itself, so that a
   * database that is away for a moment puts it off and does not end the process.
   */
  public void requestOnceSinceStart() {
    if (!requested.get()) {
      transaction.executeWithoutResult(ignored -> queue.reconcile(clock.instant()));
      requested.set(true);
    }
  }

  /** Compares now; never called inside a transaction. */
  public ReconciliationReport run() {
    return walk.go();
  }

  /** Movements whose money stands apart, since nothing says what they were; the oldest first. */
  public List<OpenMovement> open() {
    return unallocated.open();
  }

  /**
   * A person explains a movement that nothing of ours explains, for example something done by hand
   * at the provider. It is booked as what they say in the same transaction, and its alert closed.
   *
   * @param movement the provider's id, the subject of the alert
   * @param by the person, in outside form
   * @param why in the person's words, at least one
   */
  @Transactional
  public ExplainOutcome explain(String movement, String by, String why, MovementReason reason) {
    if (why.isBlank()) {
      return ExplainOutcome.WORDS_MISSING;
    }
    Instant now = clock.instant();
    // What was recorded since the last comparison may explain it.
    corrections.link(now);
    if (rows.isExplainedByThings(movement) || unallocated.book(movement, reason, now) == 0) {
      return ExplainOutcome.NOT_OPEN;
    }
    rows.explain(movement, by + ": " + why.strip(), now);
    if (rows.isExplainedByThings(movement)) {
      throw new IllegalStateException("movement " + movement + " was explained meanwhile");
    }
    alerts.resolve(Alert.Kind.MOVEMENT_UNEXPLAINED, movement, by, why.strip(), now);
    return ExplainOutcome.BOOKED;
  }

  /** The last complete comparison. */
  public Optional<ReconciliationReport> last() {
    return rows.last();
  }
}
