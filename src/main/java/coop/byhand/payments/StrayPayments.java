package coop.byhand.payments;

import coop.byhand.payments.PaymentState.Succeeded;
import coop.byhand.payments.ProviderEvent.PaidForNothing;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import java.net.URI;
import java.time.Clock;
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
 * Money that came on a page of ours which belongs to no payment that we know: a second page of one
 * payment, or a page that was forgotten when a copy of the database was restored. It is written
 * down as a payment of its own, so that its movement, its fee and its way back are counted as for
 * any other.
 */
@Component
class StrayPayments {

  private static final Logger LOG = LoggerFactory.getLogger(StrayPayments.class);
  private static final String DESCRIPTION = "Found at the provider";

  /** Nobody comes back from its page: that is over. */
  private static final URI NOWHERE = URI.create("about:blank");

  private final PaymentRows rows;
  private final Inbox inbox;
  private final AlertRows alerts;
  private final PaymentGateway gateway;
  private final Dialogue dialogue;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  StrayPayments(
      PaymentRows rows,
      Inbox inbox,
      AlertRows alerts,
      PaymentGateway gateway,
      Dialogue dialogue,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.inbox = inbox;
    this.alerts = alerts;
    this.gateway = gateway;
    this.dialogue = dialogue;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * A message speaks of a page of ours that is not the one of the payment it names: it is asked
   * about. As long as no money came there is nothing to do.
   *
   * @param named the payment that the page names
   * @return false if the provider has no such page, or it bears no name of ours
   */
  boolean hear(PaymentId named, String session, String eventId) {
    try {
      return hear(named, gateway.fetch(session), eventId);
    } catch (PaymentRefused unknown) {
      LOG.warn("Message {} speaks of page {}, which the provider does not know", eventId, session);
      return false;
    }
  }

  /**
   * The provider lists money that nothing explains, and no message told of it: the page on which it
   * was paid is looked for.
   */
  void ask(String charge) {
    try {
      ProviderSession page = gateway.pageOf(charge).orElse(null);
      String name = page == null ? null : page.payment();
      PaymentId named = name == null ? null : PaymentId.parse(name).orElse(null);
      if (page == null || named == null) {
        return;
      }
      Optional<PaymentRow> known = rows.find(named);
      if (known.isPresent()
          && (known.get().session() == null || page.id().equals(known.get().session()))) {
        dialogue.check(named, page.id(), null);
      } else {
        hear(named, page, null);
      }
    } catch (PaymentRefused refused) {
      throw new IllegalStateException("the provider does not know " + charge, refused);
    }
  }

  private boolean hear(PaymentId named, ProviderSession answer, @Nullable String eventId) {
    String session = answer.id();
    String reference = answer.reference();
    if (!named.toString().equals(answer.payment())
        || reference == null
        || answer.live() != gateway.live()) {
      return false;
    }
    ProviderSession.Fee fee = answer.fee();
    boolean paid = answer.standing() == ProviderSession.Standing.PAID;
    if (paid && fee == null) {
      throw new IllegalStateException("the provider does not tell the fee of " + session + " yet");
    }
    transaction.executeWithoutResult(ignored -> {
      Instant now = clock.instant();
      if (eventId != null) {
        inbox.done(eventId, now);
      }
      if (fee != null && paid && rows.ofSession(session).isEmpty()) {
        // A payment that we know keeps its name; this one gets a name of its own.
        PaymentId id = rows.find(named).isEmpty() ? named : PaymentId.at(now);
        write(id, reference, answer, fee, now);
      }
    });
    return true;
  }

  private void write(
      PaymentId id,
      String reference,
      ProviderSession answer,
      ProviderSession.Fee fee,
      Instant now) {
    PaymentRequest request =
        new PaymentRequest(
            reference, answer.amount(), DESCRIPTION, NOWHERE, NOWHERE, now.plusSeconds(1));
    Intention intention = new Intention(id, request, "found:" + answer.id(), 1, answer.live(), now);
    ProviderFeeTaken taken = new ProviderFeeTaken(id, fee.transaction(), fee.amount(), now);
    if (rows.insertOnce(intention) == 0) {
      return;
    }
    rows.store(
        new PaymentRow(
            intention,
            new Succeeded(answer.amount(), now),
            answer.id(),
            null,
            now,
            null,
            answer.charge(),
            fee.transaction(),
            null,
            answer.country()),
        taken);
    alerts.raise(
        new Alert(
            Alert.Kind.PAYMENT_MISMATCH,
            id.toString(),
            answer.amount()
                + " were paid for "
                + reference
                + " on page "
                + answer.id()
                + ", which belongs to no payment that we know. They go back to the buyer whole, by"
                + " themselves",
            now));
    events.publishEvent(new PaidForNothing(id, reference, answer.amount(), now));
    events.publishEvent(taken);
  }
}
