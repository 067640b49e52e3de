package coop.byhand.payments;

import coop.byhand.payments.BankEvent.PaidToBank;
import coop.byhand.payments.BankEvent.ReturnedByBank;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Our own money between the provider and our bank, as the provider says when asked. */
@Component
class BankDesk {

  private final BankRows rows;
  private final Inbox inbox;
  private final PaymentGateway gateway;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BankDesk(
      BankRows rows,
      Inbox inbox,
      PaymentGateway gateway,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.inbox = inbox;
    this.gateway = gateway;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Asks about a payout. It left our balance when it was made, so one that we first hear of when it
   * came back is told as both.
   *
   * @param eventId the message to mark as done with the answer; null if there is none
   */
  void ask(String payout, @Nullable String eventId) {
    try {
      ProviderPayout answer = gateway.balance().payout(payout);
      transaction.executeWithoutResult(ignored -> record(answer, eventId));
    } catch (PaymentRefused refused) {
      throw new IllegalStateException("the provider does not know " + payout, refused);
    }
  }

  private void record(ProviderPayout answer, @Nullable String eventId) {
    Instant now = clock.instant();
    if (rows.paid(answer, now) > 0) {
      events.publishEvent(new PaidToBank(answer.id(), answer.amount(), now));
    }
    if (answer.returned() && rows.returned(answer.id(), now) > 0) {
      events.publishEvent(new ReturnedByBank(answer.id(), answer.amount(), now));
    }
    if (eventId != null) {
      inbox.done(eventId, now);
    }
  }
}
