package coop.byhand.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Disputes: asks the provider outside of any transaction, then records what is new and tells the
 * other rooms in one.
 */
@Component
class DisputeDesk {

  private static final Logger LOG = LoggerFactory.getLogger(DisputeDesk.class);

  /** Messages tell of changes at once; this is for the ones that were lost. */
  private static final Duration PAUSE = Duration.ofHours(6);

  private static final int LIST_LIMIT = 200;

  private final DisputeRows rows;
  private final PaymentRows payments;
  private final Inbox inbox;
  private final AlertRows alerts;
  private final PaymentGateway gateway;
  private final ApplicationEventPublisher events;
  private final PaymentJobs.Queue queue;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DisputeDesk(
      DisputeRows rows,
      PaymentRows payments,
      Inbox inbox,
      AlertRows alerts,
      PaymentGateway gateway,
      ApplicationEventPublisher events,
      PaymentJobs.Queue queue,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.payments = payments;
    this.inbox = inbox;
    this.alerts = alerts;
    this.gateway = gateway;
    this.events = events;
    this.queue = queue;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Asks about a dispute.
   *
   * @param eventId the message to mark as done with the answer; null if there is none
   * @return false if it is about no payment of ours
   * @throws IllegalStateException if it names one that we do not know, or not yet
   */
  boolean ask(String dispute, @Nullable String eventId) {
    try {
      ProviderDispute answer = gateway.balance().dispute(dispute);
      Optional<PaymentId> payment = payment(answer);
      if (payment.isEmpty() && answer.live() == gateway.live() && namesAPayment(answer)) {
        // Of our making, and its own message is still to be worked.
        throw new IllegalStateException("payment " + answer.payment() + " is not known yet");
      }
      payment.ifPresent(
          id -> transaction.executeWithoutResult(ignored -> record(id, answer, eventId)));
      return payment.isPresent();
    } catch (PaymentRefused refused) {
      throw new IllegalStateException("the provider does not know " + dispute, refused);
    }
  }

  private Optional<PaymentId> payment(ProviderDispute answer) {
    if (answer.live() != gateway.live()) {
      return Optional.empty();
    }
    String charge = answer.charge();
    Optional<PaymentId> ofCharge = charge == null ? Optional.empty() : payments.ofCharge(charge);
    return ofCharge.or(() ->
        Optional.ofNullable(answer.payment())
            .flatMap(PaymentId::parse)
            .filter(id -> payments.find(id).filter(row -> isPaidBy(row, charge)).isPresent()));
  }

  /** A second page of one order names the same payment; its charge is another payment for us. */
  private static boolean isPaidBy(PaymentRow payment, @Nullable String charge) {
    return payment.charge() == null || charge == null || payment.charge().equals(charge);
  }

  private static boolean namesAPayment(ProviderDispute answer) {
    String name = answer.payment();
    return name != null && PaymentId.parse(name).isPresent();
  }

  private void record(PaymentId payment, ProviderDispute answer, @Nullable String eventId) {
    Instant now = clock.instant();
    payments.lock(payment);
    DisputeRow before = rows.lock(answer.id()).orElse(null);
    DisputeProgress step = DisputeProgress.of(before, payment, answer, now);
    if (before == null) {
      rows.insert(step.after(), now);
    } else {
      rows.store(step.after(), now);
    }
    if (step.note() != null) {
      LOG.error("Dispute {}: {}", answer.id(), step.note());
      alerts.raise(new Alert(Alert.Kind.DISPUTE_ODD, answer.id(), step.note(), now));
    }
    step.events().forEach(events::publishEvent);
    if (eventId != null) {
      inbox.done(eventId, now);
    }
  }

  /** Has disputes asked about of which something is still to come. */
  int sweep() {
    Instant now = clock.instant();
    var due = rows.toCheck(now.minus(PAUSE), LIST_LIMIT);
    due.forEach(id -> queue.dispute(id, now));
    return due.size();
  }
}
