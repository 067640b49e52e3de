package coop.byhand.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acts on stored messages of the provider. A message only says what to ask about; what is true is
 * what the provider answers. The message is done in the transaction that records the answer.
 */
@Component
class MessageDesk {

  private static final Logger LOG = LoggerFactory.getLogger(MessageDesk.class);

  private final MessageReader reader;
  private final Inbox inbox;
  private final AlertRows alerts;
  private final PaymentGateway gateway;
  private final PaymentRows payments;
  private final Refunds refunds;
  private final FoundRefunds found;
  private final Subjects subjects;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** Who asks about what. */
  @Component
  record Subjects(
      Dialogue payment,
      StrayPayments stray,
      MoneyBack refund,
      MoneyOut transfer,
      DisputeDesk dispute,
      BankDesk bank,
      Introduction payee) {}

  MessageDesk(
      MessageReader reader,
      Inbox inbox,
      AlertRows alerts,
      PaymentGateway gateway,
      PaymentRows payments,
      Refunds refunds,
      FoundRefunds found,
      Subjects subjects,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.reader = reader;
    this.inbox = inbox;
    this.alerts = alerts;
    this.gateway = gateway;
    this.payments = payments;
    this.refunds = refunds;
    this.found = found;
    this.subjects = subjects;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Acts on a stored message; doing it again changes nothing. */
  void work(String eventId) {
    Optional<ProviderMessage> waiting = inbox.waiting(eventId).map(reader::read);
    if (waiting.isEmpty()) {
      return;
    }
    ProviderMessage message = waiting.get();
    ProviderMessage.Meaning meaning = message.meaning();
    if (meaning == ProviderMessage.Meaning.UNKNOWN) {
      park(eventId, "not understood: type " + message.type() + ", version " + message.apiVersion());
    } else if (meaning == ProviderMessage.Meaning.NOTHING) {
      inbox.done(eventId, clock.instant());
    } else if (message.live() == null || message.live() != gateway.live()) {
      park(eventId, "live is " + message.live() + ", our keys say " + gateway.live());
    } else {
      ask(eventId, message);
    }
  }

  private void ask(String eventId, ProviderMessage message) {
    String object = message.object();
    switch (message.meaning()) {
      case ASK -> payment(eventId, message);
      case REFUND -> refund(eventId, message);
      case RECIPIENT -> recipient(eventId, message);
      case DISPUTE -> {
        if (object != null && !subjects.dispute().ask(object, eventId)) {
          park(eventId, "dispute " + object + " of no payment of ours");
        }
      }
      case TRANSFER -> {
        if (object != null && !subjects.transfer().hear(object, eventId)) {
          park(eventId, "transfer " + object + " is not ours");
        }
      }
      case BANK -> {
        if (object != null) {
          subjects.bank().ask(object, eventId);
        }
      }
      case NOTHING, UNKNOWN -> throw new IllegalStateException(eventId + " asks about nothing");
    }
  }

  private void payment(String eventId, ProviderMessage message) {
    PaymentId payment = message.payment();
    String session = message.session();
    Optional<PaymentRow> known = payment == null ? Optional.empty() : payments.find(payment);
    if (payment != null && session != null && isAnother(session, known)) {
      if (!subjects.stray().hear(payment, session, eventId)) {
        park(eventId, "page " + session + " is not ours");
      }
    } else if (payment == null || known.isEmpty()) {
      park(eventId, "no payment of ours: " + payment);
    } else {
      subjects.payment().check(known.get(), session, eventId);
    }
  }

  /** True for a page that is not the one on which a payment of ours is made. */
  private static boolean isAnother(String session, Optional<PaymentRow> known) {
    return known
        .map(payment -> payment.session() != null && !payment.session().equals(session))
        .orElse(true);
  }

  /**
   * A refund of ours is asked about, also under a name that we have forgotten; one that we did not
   * make is for a person to explain.
   */
  private void refund(String eventId, ProviderMessage message) {
    RefundId refund = message.refund();
    PaymentId payment = message.payment();
    String object = message.object();
    List<RefundRow> known = payment == null ? List.of() : refunds.of(payment);
    Optional<RefundId> counted = object == null ? Optional.empty() : found.ownerOf(object);
    if (refund != null && refunds.find(refund).isPresent()) {
      subjects.refund().hear(refund, eventId);
    } else if (object != null && counted.isPresent()) {
      RefundRow ours = refunds.find(counted.get()).orElseThrow();
      if (object.equals(ours.providerRefund())) {
        subjects.refund().hear(ours.id(), eventId);
      } else {
        subjects.refund().hearPart(ours.id(), object, eventId);
      }
    } else if (refund != null || known.isEmpty()) {
      park(eventId, "a refund that is not ours, of " + payment);
    } else {
      // About the charge, or of the time when refunds bore the name of their payment only.
      boolean aboutTheCharge = "charge.refunded".equals(message.type());
      known.stream()
          .filter(each -> !aboutTheCharge || !each.isDecided())
          .forEach(each -> subjects.refund().hear(each.id(), eventId));
      inbox.done(eventId, clock.instant());
    }
  }

  private void recipient(String eventId, ProviderMessage message) {
    Optional<String> account = Optional.ofNullable(message.object());
    try {
      if (account.isEmpty()) {
        account = gateway.accounts().accountOf(eventId);
      }
    } catch (PaymentRefused refused) {
      LOG.warn("The provider has no event {}", eventId, refused);
    }
    if (account.isEmpty() || !subjects.payee().hear(account.get(), eventId)) {
      park(eventId, "no payee of ours has account " + account.orElse(null));
    }
  }

  /** Sets a message aside for a person and raises an alert. */
  void park(String eventId, String because) {
    Instant now = clock.instant();
    LOG.error("Message {} of the payment provider was parked: {}", eventId, because);
    transaction.executeWithoutResult(ignored -> {
      inbox.park(eventId, because, now);
      alerts.raise(new Alert(Alert.Kind.EVENT_PARKED, eventId, because, now));
    });
  }
}
