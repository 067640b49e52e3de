package coop.byhand.payments;

import coop.byhand.kernel.Money;
import coop.byhand.payments.FoundRefunds.Counted;
import coop.byhand.payments.ProviderEvent.PaymentRefunded;
import coop.byhand.payments.ProviderRefund.Standing;
import coop.byhand.payments.RefundEvent.RefundFailed;
import coop.byhand.payments.RefundEvent.RefundSent;
import coop.byhand.payments.RefundRow.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends money of payments back: asks the provider outside of any transaction, then records the
 * answer and tells the other rooms in one. What the provider may have sent already is looked for
 * before it is asked again, so an error that hides an effect never leads to a second refund.
 */
@Component
class MoneyBack {

  private static final Logger LOG = LoggerFactory.getLogger(MoneyBack.class);

  /** Refusals that no later try changes: there is nothing on the charge that could go back. */
  private static final Set<String> FINAL_REFUSALS =
      Set.of("charge_already_refunded", RefundFailed.DISPUTED, "resource_missing");

  private final Refunds refunds;
  private final FoundRefunds found;
  private final PaymentRows payments;
  private final DisputeRows disputes;
  private final Inbox inbox;
  private final AlertRows alerts;
  private final PaymentGateway gateway;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MoneyBack(
      Refunds refunds,
      FoundRefunds found,
      PaymentRows payments,
      DisputeRows disputes,
      Inbox inbox,
      AlertRows alerts,
      PaymentGateway gateway,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.refunds = refunds;
    this.found = found;
    this.payments = payments;
    this.disputes = disputes;
    this.inbox = inbox;
    this.alerts = alerts;
    this.gateway = gateway;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Takes a refund one step on; doing it again changes nothing. Called by the job. */
  void pursue(RefundId id) {
    RefundRow refund = refunds.find(id).orElseThrow();
    boolean waits = refund.why().boughtNothing() && disputes.isWanted(refund.payment());
    if (!refund.isDecided() && !waits) {
      ask(id, null);
    }
  }

  /**
   * Asks about a refund that a message speaks of, also one that is done: it may fail days later.
   * The message is done in the transaction that records the answer.
   */
  void hear(RefundId id, String eventId) {
    ask(id, eventId);
  }

  /**
   * Asks about the refund that a movement of money names, whose message may have been lost for
   * longer than messages are kept. Does nothing if it is none of ours.
   */
  void askAbout(String providerRefund) {
    refunds.ofProvider(providerRefund).ifPresent(id -> ask(id, null));
  }

  /**
   * Asks about a forgotten refund that counts as a part of one of ours. If it came back before the
   * rest was sent, that is seen when the rest is; afterwards a person has to know.
   */
  void hearPart(RefundId id, String part, String eventId) {
    try {
      ProviderRefund answer = gateway.refunds().fetch(part);
      transaction.executeWithoutResult(ignored -> {
        Instant now = clock.instant();
        inbox.done(eventId, now);
        RefundRow refund = refunds.lock(id);
        if (answer.standing() == Standing.FAILED && refund.providerRefund() != null) {
          partCameBack(refund, part, now);
        }
      });
    } catch (PaymentRefused refused) {
      throw new IllegalStateException("the provider does not know refund " + part, refused);
    }
  }

  private void ask(RefundId id, @Nullable String eventId) {
    RefundRow refund = refunds.find(id).orElseThrow();
    String charge = Objects.requireNonNull(payments.find(refund.payment()).orElseThrow().charge());
    try {
      Optional<ProviderRefund> answer = answer(refund, charge);
      transaction.executeWithoutResult(ignored -> {
        if (eventId != null) {
          inbox.done(eventId, clock.instant());
        }
        answer.ifPresent(said -> record(id, said));
      });
    } catch (PaymentsUnavailable noAnswer) {
      if (noAnswer.answered()) {
        refunds.nextAttempt(refund);
      }
      throw noAnswer;
    } catch (PaymentRefused refused) {
      LOG.error("The provider refuses refund {}", id, refused);
      refuse(refund, refused, eventId);
    }
  }

  /** Empty while a person has to say what went back before. */
  private Optional<ProviderRefund> answer(RefundRow refund, String charge) throws PaymentRefused {
    String known = refund.providerRefund();
    if (known != null) {
      return Optional.of(gateway.refunds().fetch(known));
    }
    // Also before the first try that we know of: a restored copy of the database may have
    // forgotten.
    List<MadeRefund> made = gateway.refunds().made(charge);
    Optional<ProviderRefund> sent =
        made.stream().filter(each -> each.is(refund)).map(MadeRefund::answer).findFirst();
    return sent.isPresent() ? sent : sendRest(refund, made, charge);
  }

  private Optional<ProviderRefund> sendRest(RefundRow refund, List<MadeRefund> made, String charge)
      throws PaymentRefused {
    Instant now = clock.instant();
    return switch (found.count(refund.id(), made, now)) {
      case Counted.Complete(ProviderRefund answer) -> Optional.of(answer);
      case Counted.Rest(Money amount) -> {
        refunds.tried(refund.id(), now);
        yield Optional.of(gateway.refunds().send(refund, amount, charge));
      }
      case Counted.TooLarge(MadeRefund forgotten) -> {
        raise(refund.id(), advice(refund, forgotten), now);
        yield Optional.empty();
      }
    };
  }

  private static String advice(RefundRow refund, MadeRefund forgotten) {
    return forgotten.amount()
        + " of this payment went back before ("
        + forgotten.answer().id()
        + "), which our database has forgotten. That is more than this refund of "
        + refund.amount()
        + ", so it may have been for this and more. Say on the page for money that nothing explains"
        + " what it was; this refund is sent then";
  }

  private void record(RefundId id, ProviderRefund answer) {
    Instant now = clock.instant();
    RefundRow before = refunds.lock(id);
    switch (answer.standing()) {
      case UNDER_WAY -> {
        if (!before.isDecided()) {
          refunds.store(id, State.SENT, answer.id(), now);
        }
      }
      case DONE -> {
        if (!before.isDecided()) {
          refunds.store(id, State.DONE, answer.id(), now);
          events.publishEvent(new RefundSent(id, before.payment(), before.amount(), now));
          if (before.whole()) {
            events.publishEvent(new PaymentRefunded(before.payment(), before.amount(), now));
          }
          alerts.resolve(Alert.Kind.REFUND_FAILED, id.toString(), now);
        }
      }
      case FAILED -> {
        if (before.state() == State.DONE && !found.rest(before).equals(before.amount())) {
          partCameBack(before, answer.id(), now);
        } else if (before.state() != State.FAILED) {
          fail(before, answer.id(), Objects.requireNonNullElse(answer.reason(), "failed"), now);
        }
      }
    }
  }

  /**
   * The buyer still has the other parts, and our rows can only take back a refund as a whole: it
   * stays done, and what came back stands among the money that nothing explains.
   */
  private void partCameBack(RefundRow refund, String part, Instant now) {
    raise(
        refund.id(),
        "the buyer's bank sent a part of a refund of "
            + refund.amount()
            + " back ("
            + part
            + "). Pay the buyer in another way; the money stands on the page for money that nothing"
            + " explains",
        now);
  }

  private void fail(RefundRow refund, @Nullable String providerId, String reason, Instant now) {
    refunds.storeFailure(refund.id(), providerId, reason, now);
    raise(refund.id(), "the refund failed: " + reason, now);
    events.publishEvent(
        new RefundFailed(refund.id(), refund.payment(), refund.amount(), reason, now));
  }

  /** A refusal that may pass is tried again; one that cannot pass ends the refund. */
  private void refuse(RefundRow refund, PaymentRefused refused, @Nullable String eventId) {
    Instant now = clock.instant();
    String end = end(refund, refused.code());
    if (end == null) {
      raise(refund.id(), String.valueOf(refused.getMessage()), now);
      if (!refused.code().equals(PaymentRefused.KEY_USED_DIFFERENTLY)) {
        refunds.nextAttempt(refund);
      }
      throw new IllegalStateException("refund " + refund.id() + " was refused", refused);
    }
    transaction.executeWithoutResult(ignored -> {
      RefundRow before = refunds.lock(refund.id());
      if (!before.isDecided() && before.providerRefund() == null) {
        fail(before, null, end, now);
      }
      if (eventId != null) {
        inbox.done(eventId, now);
      }
    });
  }

  /**
   * Why a refused refund ends; null if it does not. Money that bought nothing waits for the bank
   * that asks for it; what the bank then has for good cannot go back, and the rest is for a person.
   */
  private @Nullable String end(RefundRow refund, String code) {
    if (!refund.why().boughtNothing()) {
      return FINAL_REFUSALS.contains(code) ? code : null;
    }
    PaymentRow payment = payments.find(refund.payment()).orElseThrow();
    Money kept = disputes.kept(payment.id(), payment.amount().currency());
    List<RefundRow> others =
        refunds.of(payment.id()).stream().filter(one -> !one.id().equals(refund.id())).toList();
    Money left = Returned.left(payment.amount(), others).minus(kept);
    if (!kept.isZero() && left.isLessThan(refund.amount())) {
      return left.minor() > 0 ? RefundFailed.DISPUTED_IN_PART : RefundFailed.DISPUTED;
    }
    if (code.equals(RefundFailed.DISPUTED)) {
      return kept.isZero() ? null : RefundFailed.DISPUTED_IN_PART;
    }
    return FINAL_REFUSALS.contains(code) ? code : null;
  }

  private void raise(RefundId id, String detail, Instant now) {
    alerts.raise(new Alert(Alert.Kind.REFUND_FAILED, id.toString(), detail, now));
  }
}
