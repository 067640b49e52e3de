package coop.byhand.payments;

import coop.byhand.payments.CorrectionEvent.CorrectionBooked;
import coop.byhand.payments.CorrectionEvent.CorrectionTakenBack;
import coop.byhand.payments.OutstandingItem.Item;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the books count on and the provider does not list. A person has the difference booked; it is
 * taken back by itself when a comparison finds another difference, or none.
 */
@Service
public class Corrections {

  /** Messages and jobs have this long to explain a movement before a person is called. */
  static final Duration GRACE = Duration.ofHours(1);

  private final CorrectionRows rows;
  private final BalanceRows balance;
  private final AlertRows alerts;
  private final PaymentJobs.Queue queue;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Corrections(
      CorrectionRows rows,
      BalanceRows balance,
      AlertRows alerts,
      PaymentJobs.Queue queue,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.balance = balance;
    this.alerts = alerts;
    this.queue = queue;
    this.events = events;
    this.clock = clock;
  }

  /** What the last comparison could have found and did not, the oldest first. */
  @Transactional(readOnly = true)
  public List<OutstandingItem> outstanding() {
    return settledBefore().map(rows::outstanding).orElse(List.of());
  }

  /** Corrections that stand, the last first. */
  @Transactional(readOnly = true)
  public List<Correction> standing() {
    return rows.standing();
  }

  /**
   * Books the difference, so that the books hold what the provider lists, and closes its alert.
   *
   * @param seen the item as the person saw it: another difference is not theirs
   * @param by the person, in outside form
   * @param why in the person's words, at least one
   */
  @Transactional
  public ExplainOutcome correct(
      OutstandingItem seen, String by, String why, MovementReason reason) {
    if (why.isBlank()) {
      return ExplainOutcome.WORDS_MISSING;
    }
    Instant now = clock.instant();
    // What was recorded since the last comparison may explain it.
    link(now);
    Optional<OutstandingItem> found =
        settledBefore()
            .flatMap(before -> rows.outstanding(before, seen.item()))
            .filter(item -> item.difference().equals(seen.difference()));
    if (found.isEmpty()) {
      return ExplainOutcome.NOT_OPEN;
    }
    Correction made = rows.insert(found.get(), reason, why.strip(), by, now);
    events.publishEvent(
        new CorrectionBooked(made.item().key(), made.number(), made.amount(), reason, now));
    alerts.resolve(Alert.Kind.MOVEMENT_MISSING, made.item().key(), by, why.strip(), now);
    return ExplainOutcome.BOOKED;
  }

  /**
   * Takes a correction back. If the item still differs, the next comparison calls a person again.
   *
   * @param by the person, in outside form
   * @return BOOKED if it stood until now, else NOT_OPEN
   */
  @Transactional
  public ExplainOutcome takeBack(Correction correction, String by) {
    rows.lock();
    return takeBack(correction, by, clock.instant());
  }

  /**
   * Notes what explains movements, and takes back what stands for another difference by then. Inside
   * the caller's transaction.
   */
  void link(Instant now) {
    rows.lock();
    balance.link(now);
    rows.outdated().forEach(outdated -> end(outdated, clock.instant()));
  }

  /** Outstanding at the end of a comparison. Inside the transaction that raises what it finds. */
  List<OutstandingItem> outstanding(Instant startOfComparison) {
    rows.lock();
    return rows.outstanding(startOfComparison.minus(GRACE));
  }

  /** A late fee changes what a payment came to, long after we were told of it. */
  @EventListener
  void on(ProviderFeeTaken fee) {
    if (rows.stands(new Item(ItemKind.PAYMENT, fee.payment().value().toString()))) {
      queue.reconcile(clock.instant());
    }
  }

  private Optional<Instant> settledBefore() {
    return balance.last().map(last -> last.startedAt().minus(GRACE));
  }

  private void end(Correction outdated, Instant now) {
    if (takeBack(outdated, null, now) == ExplainOutcome.BOOKED
        && outdated.reason() == MovementReason.BANK) {
      alerts.raise(
          new Alert(
              Alert.Kind.CORRECTION_ENDED,
              outdated.item().key() + ":" + outdated.number(),
              "The correction by "
                  + outdated.amount()
                  + " was taken back by itself, since the provider lists something else or told us"
                  + " something else. It said that the money went through our bank: \""
                  + outdated.words()
                  + "\". See whether somebody was paid twice, or something is owed again",
              now));
    }
  }

  private ExplainOutcome takeBack(Correction correction, @Nullable String by, Instant now) {
    if (rows.end(correction, by, now) == 0) {
      return ExplainOutcome.NOT_OPEN;
    }
    events.publishEvent(
        new CorrectionTakenBack(
            correction.item().key(),
            correction.number(),
            correction.amount(),
            correction.reason(),
            now));
    return ExplainOutcome.BOOKED;
  }
}
