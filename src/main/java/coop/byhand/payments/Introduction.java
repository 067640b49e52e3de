package coop.byhand.payments;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Introduces payees to the provider and asks how they stand there: calls outside of any
 * transaction, then records the answer and tells the other rooms in one.
 */
@Component
class Introduction {

  private static final int MOST_TRIES = 10;
  private static final Logger LOG = LoggerFactory.getLogger(Introduction.class);

  private final RecipientRows rows;
  private final Inbox inbox;
  private final AlertRows alerts;
  private final PaymentGateway gateway;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Introduction(
      RecipientRows rows,
      Inbox inbox,
      AlertRows alerts,
      PaymentGateway gateway,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.inbox = inbox;
    this.alerts = alerts;
    this.gateway = gateway;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  OnboardOutcome onboard(String payee, String name, String email, String country, URI returnTo) {
    rows.insert(payee, name, email, country, clock.instant());
    RecipientRow row = rows.find(payee).orElseThrow();
    try {
      Instant asked = clock.instant();
      ProviderAccount answer =
          row.account() == null
              ? gateway.accounts().create(row)
              : gateway.accounts().fetch(row.account());
      Recipient.State state = settle(payee, answer, asked, null);
      return switch (state) {
        case READY -> new OnboardOutcome.Ready();
        case INTENDED, ONBOARDING, RESTRICTED ->
            new OnboardOutcome.Page(gateway.accounts().link(answer.id(), returnTo));
        case CLOSED -> new OnboardOutcome.Refused();
      };
    } catch (PaymentsUnavailable noAnswer) {
      LOG.warn("The provider says nothing about payee {} now", payee, noAnswer);
      return new OnboardOutcome.Unavailable();
    } catch (PaymentRefused refused) {
      LOG.error("The provider refuses payee {}", payee, refused);
      raise(payee, refused);
      return new OnboardOutcome.Refused();
    }
  }

  /**
   * Asks about a payee that the provider knows.
   */
  void check(String payee) {
    String account = rows.find(payee).map(RecipientRow::account).orElse(null);
    if (account == null) {
      return;
    }
    try {
      Instant asked = clock.instant();
      settle(payee, gateway.accounts().fetch(account), asked, null);
    } catch (PaymentRefused refused) {
      raise(payee, refused);
      throw new IllegalStateException("the provider does not know " + account, refused);
    }
  }

  /**
   * A message speaks of an account: it is asked for, and found again by our name for the payee even
   * while the answer to our own call is on its way.
   *
   * @return false if the account is of no payee of ours
   */
  boolean hear(String account, String eventId) {
    try {
      Instant asked = clock.instant();
      ProviderAccount answer = gateway.accounts().fetch(account);
      String payee = answer.payee();
      if (payee == null || rows.find(payee).isEmpty()) {
        return false;
      }
      settle(payee, answer, asked, eventId);
      return true;
    } catch (PaymentRefused refused) {
      throw new IllegalStateException("the provider does not know " + account, refused);
    }
  }

  /**
   * Records an answer, unless another was recorded since this one was asked for: nobody knows which
   * of the two is newer then, so the provider is asked again.
   */
  private Recipient.State settle(
      String payee, ProviderAccount answer, Instant asked, @Nullable String eventId)
      throws PaymentRefused {
    ProviderAccount latest = answer;
    Instant since = asked;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      ProviderAccount said = latest;
      Instant from = since;
      Recipient.State after = transaction.execute(ignored -> apply(payee, said, from, eventId));
      if (after != null) {
        return after;
      }
      since = clock.instant();
      latest = gateway.accounts().fetch(answer.id());
    }
    throw new IllegalStateException("payee " + payee + " is asked about by others all the time");
  }

  private Recipient.@Nullable State apply(
      String payee, ProviderAccount answer, Instant asked, @Nullable String eventId) {
    RecipientRow before = rows.lock(payee);
    Instant now = clock.instant();
    Instant recorded = before.checkedAt();
    // One that lies ahead is of another clock, as after a copy was restored, and says nothing.
    if (recorded != null && asked.isBefore(recorded) && !recorded.isAfter(now)) {
      return null;
    }
    if (eventId != null) {
      inbox.done(eventId, now);
    }
    if (before.account() != null && !before.account().equals(answer.id())) {
      throw new IllegalStateException(
          "payee " + payee + " has account " + before.account() + ", not " + answer.id());
    }
    Recipient.State after = before.next(answer);
    rows.store(before, answer.id(), after, now);
    alerts.resolve(Alert.Kind.RECIPIENT_REFUSED, payee, now);
    if (after != before.state()) {
      events.publishEvent(new RecipientChanged(payee, after, now));
    }
    return after;
  }

  private void raise(String payee, PaymentRefused refused) {
    alerts.raise(
        new Alert(
            Alert.Kind.RECIPIENT_REFUSED,
            payee,
            String.valueOf(refused.getMessage()),
            clock.instant()));
  }
}
