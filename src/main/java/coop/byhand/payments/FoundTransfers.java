package coop.byhand.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transfers that the provider made in our name and that we have forgotten, as after a copy of the
 * database was restored. Each bears the name that we gave it, so it can be written down again
 * before anything more is paid: nobody is paid twice.
 */
@Component
class FoundTransfers {

  private static final Logger LOG = LoggerFactory.getLogger(FoundTransfers.class);

  /** No country: it was asked for once, when the account was opened. */
  private static final String NOWHERE = "ZZ";

  private final TransferRows transfers;
  private final RecipientRows recipients;
  private final Inbox inbox;
  private final PaymentGateway gateway;
  private final PaymentJobs.Queue queue;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FoundTransfers(
      TransferRows transfers,
      RecipientRows recipients,
      Inbox inbox,
      PaymentGateway gateway,
      PaymentJobs.Queue queue,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.transfers = transfers;
    this.recipients = recipients;
    this.inbox = inbox;
    this.gateway = gateway;
    this.queue = queue;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * The provider lists a movement for a transfer: it is asked for, and written down if forgotten. One
   * whose answer never reached us is taken up again.
   */
  void ask(String providerTransfer) {
    try {
      ProviderTransfer answer = gateway.transfers().fetch(providerTransfer);
      remember(answer, null);
      Optional.ofNullable(answer.transfer())
          .flatMap(TransferId::parse)
          .flatMap(transfers::find)
          .filter(known -> known.state() == TransferRow.State.INTENDED)
          .ifPresent(known -> queue.transfer(known.id(), clock.instant()));
    } catch (PaymentRefused refused) {
      throw new IllegalStateException("the provider does not know " + providerTransfer, refused);
    }
  }

  /**
   * Writes a forgotten transfer down as done and tells the other rooms, once.
   *
   * @param eventId the message to mark as done with it; null if there is none
   * @return false if it bears no name of ours, or went to no payee of ours
   */
  boolean remember(ProviderTransfer answer, @Nullable String eventId) {
    String name = answer.transfer();
    String group = answer.group();
    Optional<TransferId> id = name == null ? Optional.empty() : TransferId.parse(name);
    if (id.isEmpty() || group == null || answer.live() != gateway.live()) {
      return false;
    }
    Optional<Payee> payee = payee(answer.account());
    if (payee.isEmpty()) {
      return false;
    }
    transaction.executeWithoutResult(ignored -> {
      Instant now = clock.instant();
      if (eventId != null) {
        inbox.done(eventId, now);
      }
      TransferRequest request =
          new TransferRequest(id.get(), payee.get().name(), answer.amount(), group);
      write(request, answer, payee.get(), now);
    });
    return true;
  }

  /**
   * Whom an account belongs to.
   *
   * @param name under which the payee was introduced
   * @param answer what the provider says of an account that we have forgotten, null for one we know
   */
  private record Payee(String name, @Nullable ProviderAccount answer) {}

  private Optional<Payee> payee(String account) {
    Optional<Payee> known = recipients.ofAccount(account).map(row -> new Payee(row.payee(), null));
    if (known.isPresent()) {
      return known;
    }
    try {
      ProviderAccount answer = gateway.accounts().fetch(account);
      String name = answer.payee();
      return name == null || answer.name() == null || answer.email() == null
          ? Optional.empty()
          : Optional.of(new Payee(name, answer));
    } catch (PaymentRefused refused) {
      LOG.warn("The provider does not know account {}", account, refused);
      return Optional.empty();
    }
  }

  private void write(TransferRequest request, ProviderTransfer answer, Payee payee, Instant now) {
    ProviderAccount account = payee.answer();
    if (account != null && !introduceAgain(payee.name(), account, now)) {
      return;
    }
    if (transfers.insert(request, now) > 0) {
      LOG.warn(
          "Transfer {} was forgotten and is written down again as {}", answer.id(), request.id());
      transfers.done(request.id(), answer.id(), now);
      events.publishEvent(
          new TransferEvent.TransferFound(
              request.id(), request.payee(), request.amount(), request.group(), now));
    }
  }

  /** False if the payee has another account by now. */
  private boolean introduceAgain(String payee, ProviderAccount account, Instant now) {
    recipients.insert(
        payee,
        Objects.requireNonNull(account.name()),
        Objects.requireNonNull(account.email()),
        Objects.requireNonNullElse(account.country(), NOWHERE),
        now);
    RecipientRow before = recipients.lock(payee);
    if (before.account() == null) {
      recipients.store(before, account.id(), before.next(account), now);
      return true;
    }
    return before.account().equals(account.id());
  }
}
