package coop.byhand.payments;

import coop.byhand.payments.OpenOutcome.Decided;
import coop.byhand.payments.OpenOutcome.Opened;
import coop.byhand.payments.OpenOutcome.Refused;
import coop.byhand.payments.OpenOutcome.Unavailable;
import coop.byhand.payments.PaymentState.Expired;
import coop.byhand.payments.PaymentState.Failed;
import coop.byhand.payments.PaymentState.Intended;
import coop.byhand.payments.PaymentState.Open;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The talk with the provider: calls it outside of any transaction, then records the answer and
 * tells the other rooms in one. Whoever asks, and in whatever order answers come back, the row lock
 * and {@link Progress} make the outcome the same.
 */
@Component
class Dialogue {

  private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);

  /** The provider refuses a page that ends in less than half an hour; a minute for the way there. */
  private static final Duration PAGE_LEAST = Duration.ofMinutes(31);

  /** How long a page stays open whose first time went by before anybody was given it. */
  private static final Duration PAGE_ANEW = Duration.ofMinutes(60);

  private final PaymentRows rows;
  private final Inbox inbox;
  private final PaymentJobs.Queue queue;
  private final AlertRows alerts;
  private final PaymentGateway gateway;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Dialogue(
      PaymentRows rows,
      Inbox inbox,
      PaymentJobs.Queue queue,
      AlertRows alerts,
      PaymentGateway gateway,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.inbox = inbox;
    this.queue = queue;
    this.alerts = alerts;
    this.gateway = gateway;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Opens an intended payment at the provider. Asking twice gives the same page. */
  OpenOutcome open(PaymentId id) {
    PaymentRow before = longEnough(rows.find(id).orElseThrow(() -> unknown(id)));
    if (before.state() instanceof Open open) {
      return new Opened(open.page());
    }
    if (!(before.state() instanceof Intended)) {
      return new Decided(before.state());
    }
    if (before.closingSince() != null) {
      return new Decided(new Expired(before.closingSince()));
    }
    try {
      ProviderSession answer = gateway.open(rows.withItems(before.intention()));
      return switch (record(id, answer, null).state()) {
        case Open open -> new Opened(open.page());
        case PaymentState other -> new Decided(other);
      };
    } catch (PaymentsUnavailable noAnswer) {
      LOG.warn("Payment {} could not be opened now", id, noAnswer);
      if (noAnswer.answered()) {
        // Nobody has the page of that try, if there is one: a fresh key is safe.
        rows.nextAttempt(before.intention());
      }
      return new Unavailable();
    } catch (PaymentRefused refused) {
      LOG.error("The provider refused to open payment {}", id, refused);
      transaction.executeWithoutResult(ignored -> refuse(id, refused));
      return new Refused();
    }
  }

  /** The payment with an end that the provider takes, if its page is still to be opened. */
  private PaymentRow longEnough(PaymentRow row) {
    Instant now = clock.instant();
    if (!(row.state() instanceof Intended)
        || row.closingSince() != null
        || !row.intention().request().expiresAt().isBefore(now.plus(PAGE_LEAST))) {
      return row;
    }
    rows.endLater(row.intention(), now.plus(PAGE_ANEW));
    return rows.find(row.id()).orElseThrow(() -> unknown(row.id()));
  }

  /**
   * Closes the page of a payment. Where the buyer was quicker, the provider refuses and the payment
   * is asked about instead. Called by the job.
   */
  void close(PaymentId id) {
    PaymentRow before = rows.find(id).orElseThrow(() -> unknown(id));
    String session = before.session();
    if (before.state() instanceof Intended && session == null) {
      // Nobody was given the address of a page that may be opening at this moment.
      transaction.executeWithoutResult(ignored -> closeUnopened(id));
    } else if (before.state() instanceof Open && session != null) {
      try {
        record(id, gateway.expire(session), null);
      } catch (PaymentRefused tooLate) {
        LOG.info("The page of payment {} closed by itself", id);
        check(id, null, null);
      }
    }
  }

  private void closeUnopened(PaymentId id) {
    Instant now = clock.instant();
    PaymentRow before = rows.lock(id);
    if (before.state() instanceof Intended) {
      Expired expired = new Expired(now);
      rows.store(
          new PaymentRow(before.intention(), expired, null, null, now, null, null, null, now, null),
          null);
      events.publishEvent(new ProviderEvent.PaymentExpired(id, now));
    }
  }

  /**
   * Asks the provider about a payment.
   *
   * @param session the session a message named, used while we know none; null if there is no message
   * @param eventId the message to mark as done with the answer; null if there is none
   */
  void check(PaymentId id, @Nullable String session, @Nullable String eventId) {
    check(rows.find(id).orElseThrow(() -> unknown(id)), session, eventId);
  }

  /** The same of a payment that was just read. */
  void check(PaymentRow before, @Nullable String session, @Nullable String eventId) {
    String known = before.session() == null ? session : before.session();
    if (known == null) {
      withoutSession(before, eventId);
      return;
    }
    try {
      record(before.id(), gateway.fetch(known), eventId);
    } catch (PaymentRefused refused) {
      throw new IllegalStateException("the provider does not know " + known, refused);
    }
  }

  /** Nobody was given a page: there is nothing to ask, unless one is being opened right now. */
  private void withoutSession(PaymentRow before, @Nullable String eventId) {
    if (eventId == null) {
      return;
    }
    if (before.state() instanceof Intended) {
      throw new IllegalStateException("payment " + before.id() + " has no session yet");
    }
    inbox.done(eventId, clock.instant());
  }

  private PaymentRow record(PaymentId id, ProviderSession answer, @Nullable String eventId) {
    PaymentRow after = transaction.execute(ignored -> apply(id, answer, eventId));
    if (after == null) {
      throw new IllegalStateException("no row for " + id);
    }
    return after;
  }

  private PaymentRow apply(PaymentId id, ProviderSession answer, @Nullable String eventId) {
    Instant now = clock.instant();
    PaymentRow before = rows.lock(id);
    PaymentRow result =
        switch (Progress.of(before, answer, now)) {
          case Progress.Mismatch(String detail) -> {
            LOG.error("Payment {} does not match the provider's: {}", id, detail);
            alerts.raise(new Alert(Alert.Kind.PAYMENT_MISMATCH, id.toString(), detail, now));
            yield before;
          }
          case Progress.Step step -> advance(step, now);
        };
    if (eventId != null) {
      inbox.done(eventId, now);
      queue.eventDone(eventId);
    }
    return result;
  }

  private PaymentRow advance(Progress.Step step, Instant now) {
    ProviderFeeTaken fee = null;
    for (ProviderEvent event : step.events()) {
      fee = event instanceof ProviderFeeTaken taken ? taken : fee;
    }
    rows.store(step.after(), fee);
    if (step.note() != null) {
      alerts.raise(
          new Alert(Alert.Kind.PAYMENT_MISMATCH, step.after().id().toString(), step.note(), now));
    }
    step.events().forEach(events::publishEvent);
    return step.after();
  }

  private void refuse(PaymentId id, PaymentRefused refused) {
    Instant now = clock.instant();
    PaymentRow before = rows.lock(id);
    if (before.state() instanceof Intended) {
      Failed failed = new Failed("refused", now);
      rows.store(
          new PaymentRow(before.intention(), failed, null, null, now, null, null, null, null, null),
          null);
      alerts.raise(
          new Alert(
              Alert.Kind.PAYMENT_REFUSED,
              id.toString(),
              String.valueOf(refused.getMessage()),
              now));
      events.publishEvent(new ProviderEvent.PaymentFailed(id, failed.reason(), now));
    }
  }

  private static IllegalArgumentException unknown(PaymentId id) {
    return new IllegalArgumentException("no payment " + id);
  }
}
