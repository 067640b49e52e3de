package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes payments through the provider. Each effect outside goes in three steps: the intention is
 * stored, the provider is called outside of any transaction, and its answer is stored and told to
 * the other rooms in a second transaction. Knows nothing of orders.
 */
@Service
public class Payments {

  /** How long an undecided payment is left alone between two questions of the sweep. */
  private static final Duration UNDECIDED_PAUSE = Duration.ofMinutes(5);

  /** The provider tells its fee with the payment or a little later. */
  private static final Duration FEE_PAUSE = Duration.ofHours(1);

  private static final int LIST_LIMIT = 200;

  private final PaymentRows rows;
  private final Refunds refunds;
  private final DisputeRows disputes;
  private final PaymentGateway gateway;
  private final Dialogue dialogue;
  private final PaymentJobs.Queue queue;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Payments(
      PaymentRows rows,
      Refunds refunds,
      DisputeRows disputes,
      PaymentGateway gateway,
      Dialogue dialogue,
      PaymentJobs.Queue queue,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.refunds = refunds;
    this.disputes = disputes;
    this.gateway = gateway;
    this.dialogue = dialogue;
    this.queue = queue;
    this.events = events;
    this.clock = clock;
  }

  /** Writes a payment down, in the transaction of whoever asks; the provider hears nothing yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  public PaymentId intend(PaymentRequest request) {
    Instant now = clock.instant();
    PaymentId id = PaymentId.at(now);
    rows.insert(new Intention(id, request, "checkout:" + id, 1, gateway.live(), now));
    return id;
  }

  /**
   * Opens an intended payment at the provider; never called inside a transaction. Asking twice
   * gives the same page. A page that nobody was given until its end is nearer than the provider
   * takes gets an hour anew.
   */
  public OpenOutcome open(PaymentId id) {
    return dialogue.open(id);
  }

  /**
   * Has the page of a payment closed before its time, in the transaction of whoever asks; a job does
   * it and the outcome is told as {@link ProviderEvent.PaymentExpired}. Money that comes all the
   * same counts and is told. Does nothing to a payment that is decided or under way.
   */
  @Transactional
  public void close(PaymentId id) {
    Instant now = clock.instant();
    if (rows.startClosing(id, now) > 0) {
      queue.close(id, now);
    }
  }

  /** What we know of a payment, without asking the provider. */
  public Optional<PaymentReport> report(PaymentId id) {
    return rows.find(id)
        .map(row ->
            row.report(
                refunds.of(id), disputes.isOpen(id), disputes.kept(id, row.amount().currency())));
  }

  /** What is left of a payment: paid and neither back with the buyer nor on its way there. */
  public Money left(PaymentId id) {
    PaymentRow row = rows.find(id).orElseThrow();
    Money paid = row.intention().request().amount();
    return row.state() instanceof PaymentState.Succeeded
        ? Returned.left(paid, refunds.of(id))
        : paid.minus(paid);
  }

  /** Has a job ask the provider about a payment as soon as one is free. */
  @Transactional
  public void requestCheck(PaymentId id) {
    queue.check(id, clock.instant());
  }

  /**
   * Asks the provider now, records the answer and tells the other rooms; never called inside a
   * transaction.
   */
  public PaymentReport check(PaymentId id) {
    dialogue.check(id, null, null);
    return report(id).orElseThrow();
  }

  /**
   * Sends back all that is left of a payment, in the transaction of the fact that makes it
   * necessary; a job does it and does not give up. Asking twice sends it back once; a payment that
   * has gone back in parts stays as it is.
   *
   * @return under which id; empty if nothing is left
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<RefundId> sendBack(PaymentId id) {
    Money left = lockedLeft(id);
    if (left.isZero()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    RefundId refund = RefundId.at(now);
    refunds.insert(refund, id, left, new Refunds.Reason(true, true), now);
    queue.refund(refund, now);
    return Optional.of(refund);
  }

  /**
   * Sends a part of a payment back, in the transaction of the fact that makes it necessary; a job
   * does it and tells the outcome as a {@link RefundEvent}. Asking twice under one id is once.
   *
   * @throws IllegalStateException if the payment has not succeeded or less of it is left
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void refund(RefundId id, PaymentId payment, Money amount) {
    refund(id, payment, amount, false);
  }

  /**
   * Sends back what bought nothing; as {@link #refund}, but while the buyer's bank decides a dispute
   * about the payment it waits. If the bank keeps the money it fails with {@link
   * RefundEvent.RefundFailed#takenByBank}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void refundForNothing(RefundId id, PaymentId payment, Money amount) {
    refund(id, payment, amount, true);
  }

  private void refund(RefundId id, PaymentId payment, Money amount, boolean boughtNothing) {
    Money left = lockedLeft(payment);
    if (refunds.find(id).isPresent()) {
      return;
    }
    if (amount.minor() <= 0 || left.isLessThan(amount)) {
      throw new IllegalStateException(
          "cannot send " + amount + " of payment " + payment + " back: " + left + " are left");
    }
    Instant now = clock.instant();
    refunds.insert(id, payment, amount, new Refunds.Reason(false, boughtNothing), now);
    queue.refund(id, now);
  }

  /** What is left of a payment that nobody else can send back until this transaction ends. */
  private Money lockedLeft(PaymentId id) {
    PaymentRow row = rows.lock(id);
    if (!(row.state() instanceof PaymentState.Succeeded(Money paid, Instant at))) {
      throw new IllegalStateException("payment " + id + " has not succeeded: nothing to send back");
    }
    return Returned.left(paid, refunds.of(id));
  }

  /**
   * Finds what no message told us: has every payment that is undecided for a while asked about
   * again, and closes those that were never opened, which is told as {@link
   * ProviderEvent.PaymentExpired}. Returns how many will be asked about.
   */
  @Transactional
  public int sweep() {
    Instant now = clock.instant();
    rows.expireUnopened(now, LIST_LIMIT)
        .forEach(id -> events.publishEvent(new ProviderEvent.PaymentExpired(id, now)));
    List<PaymentId> due =
        rows.toCheck(now.minus(UNDECIDED_PAUSE), now.minus(FEE_PAUSE), LIST_LIMIT);
    due.forEach(id -> queue.check(id, now));
    rows.closing(now.minus(UNDECIDED_PAUSE), LIST_LIMIT).forEach(id -> queue.close(id, now));
    refunds.toCheck(now, UNDECIDED_PAUSE, LIST_LIMIT).forEach(id -> queue.refund(id, now));
    return due.size();
  }

  /** True while no real money moves: a sandbox or the provider's own test mode. */
  public boolean testMoney() {
    return !gateway.live();
  }
}
