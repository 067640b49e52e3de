package coop.byhand.payments;

import coop.byhand.payments.TransferEvent.ReversalDone;
import coop.byhand.payments.TransferEvent.ReversalFailed;
import coop.byhand.payments.TransferEvent.TransferFailed;
import coop.byhand.payments.TransferEvent.TransferSent;
import coop.byhand.payments.TransferRow.State;
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
 * Moves money to payees and back from them: asks the provider outside of any transaction, then
 * records the answer and tells the other rooms in one. Money is looked for before it
 * is asked for, so that no answer and no missing answer moves it twice.
 */
@Component
class MoneyOut {

  private static final Logger LOG = LoggerFactory.getLogger(MoneyOut.class);

  /** A transfer of ours may be on its way into our own rows. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final String BALANCE_SHORT = "balance_insufficient";
  private static final String CANNOT_RECEIVE = "insufficient_capabilities_for_transfer";

  private final TransferRows transfers;
  private final ReversalRows reversals;
  private final BalanceRows balance;
  private final Inbox inbox;
  private final AlertRows alerts;
  private final PaymentGateway gateway;
  private final FoundTransfers forgotten;
  private final Walk walk;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MoneyOut(
      TransferRows transfers,
      ReversalRows reversals,
      BalanceRows balance,
      Inbox inbox,
      AlertRows alerts,
      PaymentGateway gateway,
      FoundTransfers forgotten,
      Walk walk,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.transfers = transfers;
    this.reversals = reversals;
    this.balance = balance;
    this.inbox = inbox;
    this.alerts = alerts;
    this.gateway = gateway;
    this.forgotten = forgotten;
    this.walk = walk;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Takes a transfer one step on; doing it again changes nothing. Called by the job. */
  void pursue(TransferId id) {
    TransferRow transfer = transfers.find(id).orElseThrow();
    if (transfer.state() != State.INTENDED) {
      return;
    }
    if (transfer.account() == null) {
      fail(id, "no_account", null);
      return;
    }
    walk.goOnceSinceTheStart();
    try {
      String sent = move(transfer);
      if (sent != null) {
        done(id, sent, null);
      }
    } catch (PaymentsUnavailable noAnswer) {
      if (noAnswer.answered()) {
        transfers.nextAttempt(transfer);
      }
      throw noAnswer;
    } catch (PaymentRefused refused) {
      refuse(transfer, refused);
    }
  }

  /**
   * A transfer at the provider that is none of ours may be one that we have forgotten, for example
   * because an older copy of the database was restored. Nothing more is sent until it is explained.
   */
  private boolean waitsForAnExplanation(TransferRow transfer) {
    int strange = balance.strangeTransfers(clock.instant().minus(GRACE));
    if (strange > 0) {
      raise(
          Alert.Kind.TRANSFER_WAITS,
          transfer.id().toString(),
          strange
              + " transfers at the provider are none of ours. If an older copy of the database was"
              + " restored, they may have paid what is to be paid now: look at the unexplained"
              + " movements and explain them; transfers then go on by themselves");
    }
    return strange > 0;
  }

  /** The provider's id of the transfer; null if it has to wait. */
  private @Nullable String move(TransferRow transfer) throws PaymentRefused {
    // Also before the first try that we know of: a restored copy of the database may have
    // forgotten. And before anything makes it wait: it may itself be the one that nothing explains.
    Optional<ProviderTransfer> sent = gateway.transfers().look(transfer);
    if (sent.isPresent()) {
      return sent.get().id();
    }
    if (waitsForAnExplanation(transfer)) {
      return null;
    }
    transfers.tried(transfer.id(), clock.instant());
    return gateway.transfers().send(transfer).id();
  }

  /**
   * A message speaks of a transfer that the provider has: it is asked for it by its id.
   *
   * @return false if the transfer is none of ours
   */
  boolean hear(String providerTransfer, String eventId) {
    try {
      ProviderTransfer answer = gateway.transfers().fetch(providerTransfer);
      String name = answer.transfer();
      Optional<TransferId> id = name == null ? Optional.empty() : TransferId.parse(name);
      if (id.flatMap(transfers::find).isEmpty()) {
        return forgotten.remember(answer, eventId);
      }
      done(id.orElseThrow(), answer.id(), eventId);
      return true;
    } catch (PaymentRefused refused) {
      throw new IllegalStateException("the provider does not know " + providerTransfer, refused);
    }
  }

  private void done(TransferId id, String providerTransfer, @Nullable String eventId) {
    transaction.executeWithoutResult(ignored -> {
      Instant now = clock.instant();
      if (eventId != null) {
        inbox.done(eventId, now);
      }
      TransferRow before = transfers.lock(id);
      if (before.state() == State.INTENDED) {
        transfers.done(id, providerTransfer, now);
        alerts.resolve(Alert.Kind.TRANSFER_WAITS, id.toString(), now);
        events.publishEvent(new TransferSent(id, before.amount(), now));
      } else if (!providerTransfer.equals(before.providerTransfer())) {
        // Given up here, or done under another id, and yet there.
        raise(
            Alert.Kind.TRANSFER_FAILED,
            id.toString(),
            "the provider has moved "
                + before.amount()
                + " as "
                + providerTransfer
                + ", which we do not count: take it back at the provider, or say what it was on the"
                + " page for money that nothing explains");
      }
    });
  }

  /**
   * Too little on our balance passes, and a mistake of ours about keys says nothing of the effect:
   * both are tried again. Anything else is for good.
   */
  private void refuse(TransferRow transfer, PaymentRefused refused) {
    String id = transfer.id().toString();
    String message = String.valueOf(refused.getMessage());
    switch (refused.code()) {
      case BALANCE_SHORT -> {
        LOG.warn("Transfer {} waits: {}", id, message);
        transfers.nextAttempt(transfer);
        raise(
            Alert.Kind.TRANSFER_WAITS,
            id,
            transfer.amount()
                + " for "
                + transfer.payee()
                + " wait: the balance at the provider is short. It is tried again by itself; add"
                + " money there if payouts to the bank took too much");
      }
      case PaymentRefused.KEY_USED_DIFFERENTLY -> {
        raise(Alert.Kind.TRANSFER_FAILED, id, message);
        throw new IllegalStateException("transfer " + id + " was refused", refused);
      }
      case CANNOT_RECEIVE -> fail(transfer.id(), refused.code(), null);
      default -> fail(transfer.id(), refused.code(), message);
    }
  }

  private void fail(TransferId id, String reason, @Nullable String alarm) {
    transaction.executeWithoutResult(ignored -> {
      Instant now = clock.instant();
      TransferRow before = transfers.lock(id);
      if (before.state() != State.INTENDED) {
        return;
      }
      transfers.failed(id, reason, now);
      alerts.resolve(Alert.Kind.TRANSFER_WAITS, id.toString(), now);
      if (alarm != null) {
        raise(Alert.Kind.TRANSFER_FAILED, id.toString(), alarm);
      }
      events.publishEvent(new TransferFailed(id, before.amount(), reason, now));
    });
  }

  /** Takes a reversal one step on; doing it again changes nothing. Called by the job. */
  void pursue(ReversalId id) {
    ReversalRow reversal = reversals.find(id).orElseThrow();
    if (reversal.state() != State.INTENDED) {
      return;
    }
    try {
      String providerReversal = move(reversal);
      transaction.executeWithoutResult(ignored -> done(id, providerReversal));
    } catch (PaymentsUnavailable noAnswer) {
      if (noAnswer.answered()) {
        reversals.nextAttempt(reversal);
      }
      throw noAnswer;
    } catch (PaymentRefused refused) {
      if (refused.code().equals(PaymentRefused.KEY_USED_DIFFERENTLY)) {
        raise(Alert.Kind.TRANSFER_FAILED, id.toString(), String.valueOf(refused.getMessage()));
        throw new IllegalStateException("reversal " + id + " was refused", refused);
      }
      transaction.executeWithoutResult(ignored -> fail(id, refused.code()));
    }
  }

  private String move(ReversalRow reversal) throws PaymentRefused {
    Optional<String> back = gateway.transfers().look(reversal);
    if (back.isPresent()) {
      return back.get();
    }
    reversals.tried(reversal.id(), clock.instant());
    return gateway.transfers().takeBack(reversal);
  }

  private void done(ReversalId id, String providerReversal) {
    Instant now = clock.instant();
    ReversalRow before = reversals.lock(id);
    if (before.state() == State.INTENDED) {
      reversals.done(id, providerReversal, now);
      events.publishEvent(new ReversalDone(id, before.transfer(), before.amount(), now));
    }
  }

  private void fail(ReversalId id, String reason) {
    Instant now = clock.instant();
    ReversalRow before = reversals.lock(id);
    if (before.state() == State.INTENDED) {
      reversals.failed(id, reason, now);
      events.publishEvent(new ReversalFailed(id, before.transfer(), before.amount(), reason, now));
    }
  }

  private void raise(Alert.Kind kind, String subject, String detail) {
    alerts.raise(new Alert(kind, subject, detail, clock.instant()));
  }
}
