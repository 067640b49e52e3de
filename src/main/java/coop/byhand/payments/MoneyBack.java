package coop.byhand.payments;

import coop.byhand.payments.ProviderEvent.PaymentRefunded;
import coop.byhand.payments.RefundRow.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends whole payments back: asks the provider outside of any transaction, then records the answer
 * and tells the other rooms in one. An error that may hide an effect is never answered with a
 * second refund: the provider refuses to send back more than was paid, and what it has already
 * sent back for a payment is found by asking.
 */
@Component
class MoneyBack {

  private static final Logger LOG = LoggerFactory.getLogger(MoneyBack.class);

  private final Refunds refunds;
  private final PaymentRows payments;
  private final Alerts alerts;
  private final PaymentGateway gateway;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MoneyBack(
      Refunds refunds,
      PaymentRows payments,
      Alerts alerts,
      PaymentGateway gateway,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.refunds = refunds;
    this.payments = payments;
    this.alerts = alerts;
    this.gateway = gateway;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Takes a refund one step on; doing it again changes nothing. Called by the job. */
  void pursue(PaymentId id) {
    RefundRow refund = refunds.find(id).orElseThrow();
    if (refund.isDecided()) {
      return;
    }
    String charge = Objects.requireNonNull(payments.find(id).orElseThrow().charge());
    try {
      ProviderRefund answer = ask(refund, charge);
      transaction.executeWithoutResult(ignored -> record(id, answer));
    } catch (PaymentsUnavailable noAnswer) {
      if (noAnswer.answered()) {
        refunds.nextAttempt(refund);
      }
      throw noAnswer;
    } catch (PaymentRefused refused) {
      LOG.error("The provider refuses to send payment {} back", id, refused);
      raise(id, String.valueOf(refused.getMessage()), clock.instant());
      throw new IllegalStateException("the refund of " + id + " was refused", refused);
    }
  }

  private ProviderRefund ask(RefundRow refund, String charge) throws PaymentRefused {
    String known = refund.providerRefund();
    if (known != null) {
      return gateway.refund(known);
    }
    if (refund.attempt() > 1) {
      var sent = gateway.refundOf(charge, refund.payment());
      if (sent.isPresent()) {
        return sent.get();
      }
    }
    return gateway.sendBack(refund, charge);
  }

  private void record(PaymentId id, ProviderRefund answer) {
    Instant now = clock.instant();
    RefundRow before = refunds.lock(id);
    if (before.isDecided()) {
      return;
    }
    State after =
        switch (answer.standing()) {
          case UNDER_WAY -> State.SENT;
          case DONE -> State.DONE;
          case FAILED -> State.FAILED;
        };
    refunds.store(id, after, answer.id(), now);
    switch (after) {
      case DONE -> events.publishEvent(new PaymentRefunded(id, before.amount(), now));
      case FAILED -> raise(id, "the refund " + answer.id() + " failed", now);
      case INTENDED, SENT -> {}
    }
  }

  private void raise(PaymentId id, String detail, Instant now) {
    alerts.raise(new Alert(Alert.Kind.REFUND_FAILED, id.toString(), detail, now));
  }
}
