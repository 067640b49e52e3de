package coop.byhand.payments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Receives what the provider sends: checks the signature, stores the message and has a job act on
 * it. A message only says which payment to ask about; what is true is what the provider answers.
 * Messages that we do not understand are parked for a person, never lost.
 */
@Service
public class ProviderMessages {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderMessages.class);

  private final StripeSignature signature;
  private final MessageReader reader;
  private final Inbox inbox;
  private final AlertRows alerts;
  private final PaymentGateway gateway;
  private final PaymentRows rows;
  private final Refunds refunds;
  private final Dialogue dialogue;
  private final MoneyBack moneyBack;
  private final PaymentJobs.Queue queue;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ProviderMessages(
      StripeSignature signature,
      MessageReader reader,
      Inbox inbox,
      AlertRows alerts,
      PaymentGateway gateway,
      PaymentRows rows,
      Refunds refunds,
      Dialogue dialogue,
      MoneyBack moneyBack,
      PaymentJobs.Queue queue,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.signature = signature;
    this.reader = reader;
    this.inbox = inbox;
    this.alerts = alerts;
    this.gateway = gateway;
    this.rows = rows;
    this.refunds = refunds;
    this.dialogue = dialogue;
    this.moneyBack = moneyBack;
    this.queue = queue;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Stores an authentic message and its job in one transaction. The body must be the bytes as they
   * came, since the signature is over them.
   */
  @Transactional
  public ReceiveOutcome receive(byte[] body, @Nullable String signatureHeader) {
    Instant now = clock.instant();
    String text = new String(body, StandardCharsets.UTF_8);
    if (!signature.isAuthentic(text, signatureHeader, now)) {
      LOG.warn(
          "A message to the payment webhook was refused: its signature is not ours or not now");
      return new ReceiveOutcome.NotAuthentic();
    }
    ProviderMessage message = reader.read(text);
    if (inbox.store(message, text, now) == 0) {
      return new ReceiveOutcome.AlreadyStored(message.id());
    }
    queue.event(message.id(), now);
    return new ReceiveOutcome.Stored(message.id());
  }

  /** Acts on a stored message; doing it again changes nothing. Called by the job. */
  public void work(String eventId) {
    Optional<ProviderMessage> waiting = inbox.waiting(eventId).map(reader::read);
    if (waiting.isEmpty()) {
      return;
    }
    ProviderMessage message = waiting.get();
    PaymentId payment = message.payment();
    switch (message.meaning()) {
      case NOTHING -> inbox.done(eventId, clock.instant());
      case UNKNOWN ->
          setAside(eventId, "type " + message.type() + ", version " + message.apiVersion());
      case REFUND -> refund(eventId, message);
      case ASK -> {
        if (isOfTheOtherMoney(message)) {
          setAside(eventId, "live is " + message.live() + ", our keys say " + gateway.live());
        } else if (payment == null || rows.find(payment).isEmpty()) {
          setAside(eventId, "no payment of ours: " + payment);
        } else {
          dialogue.check(payment, message.session(), eventId);
        }
      }
    }
  }

  /** A refund of ours is asked about; one that we did not make is for a person to explain. */
  private void refund(String eventId, ProviderMessage message) {
    RefundId refund = message.refund();
    PaymentId payment = message.payment();
    List<RefundRow> known = payment == null ? List.of() : refunds.of(payment);
    if (isOfTheOtherMoney(message)) {
      setAside(eventId, "live is " + message.live() + ", our keys say " + gateway.live());
    } else if (refund != null && refunds.find(refund).isPresent()) {
      moneyBack.hear(refund, eventId);
    } else if (refund != null || known.isEmpty()) {
      setAside(eventId, "a refund that is not ours, of " + payment);
    } else {
      // About the charge, or of the time when refunds bore the name of their payment only.
      boolean aboutTheCharge = "charge.refunded".equals(message.type());
      known.stream()
          .filter(each -> !aboutTheCharge || !each.isDecided())
          .forEach(each -> moneyBack.hear(each.id(), eventId));
      inbox.done(eventId, clock.instant());
    }
  }

  private boolean isOfTheOtherMoney(ProviderMessage message) {
    return message.live() == null || message.live() != gateway.live();
  }

  /** Sets a message aside for a person and raises an alert; the job does so when it gives up. */
  public void setAside(String eventId, String because) {
    Instant now = clock.instant();
    LOG.error("Message {} of the payment provider was parked: {}", eventId, because);
    transaction.executeWithoutResult(ignored -> {
      inbox.park(eventId, because, now);
      alerts.raise(new Alert(Alert.Kind.EVENT_PARKED, eventId, because, now));
    });
  }
}
