package coop.byhand.checkout;

import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.LineAmount;
import coop.byhand.ledger.PaidFrom;
import coop.byhand.ledger.PaymentInVain.Stage;
import coop.byhand.ledger.RefundBooking;
import coop.byhand.ledger.RefundClaim;
import coop.byhand.licensing.Downloads;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.RevocationReason;
import coop.byhand.look.Texts;
import coop.byhand.payments.PaymentReport;
import coop.byhand.payments.PaymentReport.BankClaim;
import coop.byhand.payments.Payments;
import coop.byhand.payments.RefundEvent.RefundFailed;
import coop.byhand.payments.RefundEvent.RefundSent;
import coop.byhand.payments.RefundId;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.RefundRules;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that goes back to buyers. Agreeing is one transaction: the books, the end of the licence,
 * the credit note and the order to the provider; what the provider then says is booked when it
 * comes.
 */
@Service
public class Refunds {

  private final RefundRows rows;
  private final DisputeRows disputes;
  private final OrderBook book;
  private final Licensing licensing;
  private final Downloads downloads;
  private final Ledger ledger;
  private final VainBooks vain;
  private final Billing billing;
  private final Payments payments;
  private final PolicyBook policies;
  private final Texts texts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Refunds(
      RefundRows rows,
      DisputeRows disputes,
      OrderBook book,
      Licensing licensing,
      Downloads downloads,
      Ledger ledger,
      VainBooks vain,
      Billing billing,
      Payments payments,
      PolicyBook policies,
      Texts texts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.disputes = disputes;
    this.book = book;
    this.licensing = licensing;
    this.downloads = downloads;
    this.ledger = ledger;
    this.vain = vain;
    this.billing = billing;
    this.payments = payments;
    this.policies = policies;
    this.texts = texts;
    this.events = events;
    this.clock = clock;
  }

  /** The refunds of an order, the oldest first. */
  @Transactional(readOnly = true)
  public List<Refund> of(OrderId order) {
    return rows.of(order);
  }

  /** What the board has to decide, the oldest first. */
  @Transactional(readOnly = true)
  public List<Refund> waiting() {
    return rows.waiting();
  }

  /** Who would decide if the buyer gave a licence back now. */
  @Transactional(readOnly = true)
  public GiveBack wayBack(Order order, OrderLine line) {
    RefundRules rules = policies.version(order.policy()).refundRules();
    return line.state() instanceof LineState.Granted(Instant at, var licence)
            && RefundRule.goesBack(at, downloads.handedOut(licence), rules, clock.instant())
        ? GiveBack.BY_ITSELF
        : GiveBack.BY_THE_BOARD;
  }

  /** A buyer wants money back. Asked twice at once, the second finds nothing left. */
  @Transactional
  public RefundOutcome ask(RefundWish wish) {
    Optional<Order> found =
        book.lock(wish.order()).filter(order -> order.buyer().equals(wish.buyer()));
    if (found.isEmpty() || !(found.get().state() instanceof OrderState.Paid)) {
      return new RefundOutcome.Unknown();
    }
    Order order = found.get();
    List<OrderLine> lines =
        order.granted().stream().filter(line -> wish.lines().contains(line.id())).toList();
    String reason = wish.reason().strip();
    if (lines.isEmpty() || reason.isEmpty() || reason.length() > RefundWish.REASON_MAX) {
      return new RefundOutcome.Incomplete();
    }
    if (disputes.isOpen(order.id())) {
      return new RefundOutcome.InDispute();
    }
    List<Refund.Part> parts =
        lines.stream()
            .filter(line -> !rows.isAlive(line.id()))
            .map(line -> new Refund.Part(line.id(), ledger.leftOf(line.reference())))
            .filter(part -> part.amount().minor() > 0)
            .toList();
    if (parts.size() < lines.size()) {
      return new RefundOutcome.NothingLeft();
    }
    Instant now = clock.instant();
    Refund refund =
        new Refund(
            RefundId.at(now),
            order.id(),
            Refund.Kind.ASKED,
            parts,
            reason,
            now,
            new RefundState.Asked());
    rows.insert(refund);
    return lines.stream().allMatch(line -> wayBack(order, line) == GiveBack.BY_ITSELF)
        ? agree(refund, order, null, RefundWay.PROVIDER, now)
        : new RefundOutcome.Waiting(refund);
  }

  /** The board lets money go back. */
  @Transactional
  public RefundOutcome agree(RefundId id, PersonId by) {
    Optional<Refund> found = rows.find(id);
    if (found.isEmpty()) {
      return new RefundOutcome.Unknown();
    }
    Order order = book.lock(found.get().order()).orElseThrow();
    Refund refund = rows.find(id).orElseThrow();
    if (!(refund.state() instanceof RefundState.Asked)) {
      return new RefundOutcome.Unknown();
    }
    return disputes.isOpen(order.id())
        ? new RefundOutcome.InDispute()
        : agree(refund, order, by, RefundWay.PROVIDER, clock.instant());
  }

  /**
   * The board keeps it as it is.
   *
   * @param answer to the buyer, as typed, 1 to 1,000 characters
   */
  @Transactional
  public RefundOutcome refuse(RefundId id, PersonId by, String answer) {
    String words = answer.strip();
    if (words.isEmpty() || words.length() > RefundWish.REASON_MAX) {
      return new RefundOutcome.Incomplete();
    }
    Optional<Refund> found = rows.find(id);
    if (found.isEmpty()) {
      return new RefundOutcome.Unknown();
    }
    Optional<Order> order = book.lock(found.get().order());
    if (order.isEmpty() || !(rows.find(id).orElseThrow().state() instanceof RefundState.Asked)) {
      return new RefundOutcome.Unknown();
    }
    Instant now = clock.instant();
    rows.decide(id, new RefundState.Refused(now, words), by);
    events.publishEvent(new RefundDecided(rows.find(id).orElseThrow(), order.get().buyer(), now));
    return new RefundOutcome.Refused(rows.find(id).orElseThrow());
  }

  /** What did not arrive and is owed to its buyer, the oldest first. */
  @Transactional(readOnly = true)
  public List<Refund> failed() {
    return rows.failed().stream().filter(this::isOwed).toList();
  }

  /**
   * The board has a refund that failed made again.
   *
   * @param way through the provider once more, or paid by the board itself
   */
  @Transactional
  public RefundOutcome again(RefundId id, PersonId by, RefundWay way) {
    Optional<Refund> found = rows.find(id);
    Optional<Order> locked = found.flatMap(refund -> book.lock(refund.order()));
    if (locked.isEmpty() || !rows.isOpen(id)) {
      return new RefundOutcome.Unknown();
    }
    Order order = locked.get();
    Refund failed = found.orElseThrow();
    Instant now = clock.instant();
    BankClaim claim = report(failed).claimOn(failed.amount());
    if (failed.kind() == Refund.Kind.IN_VAIN && claim == BankClaim.KEEPS) {
      return afterTheBank(failed, way, now);
    }
    if (disputes.isOpen(order.id()) || claim == BankClaim.UNDECIDED) {
      return new RefundOutcome.InDispute();
    }
    if (!isOwed(failed)) {
      return new RefundOutcome.NothingLeft();
    }
    Refund refund = repeat(failed, now);
    if (failed.kind() == Refund.Kind.ASKED) {
      return agree(refund, order, by, way, now);
    }
    send(refund, order, way, now);
    return new RefundOutcome.Agreed(rows.find(refund.id()).orElseThrow());
  }

  private Refund repeat(Refund failed, Instant now) {
    Refund refund =
        new Refund(
            RefundId.at(now),
            failed.order(),
            failed.kind(),
            failed.parts(),
            failed.reason(),
            now,
            failed.kind() == Refund.Kind.IN_VAIN
                ? new RefundState.Agreed(now)
                : new RefundState.Asked());
    rows.insert(refund, failed.id());
    return refund;
  }

  /** The buyer's bank has taken money that bought nothing, all that was owed or a part of it. */
  private RefundOutcome afterTheBank(Refund failed, RefundWay way, Instant now) {
    Owed owed = stillOwed(failed);
    if (owed.owed().isZero()) {
      vain.post(failed, rows.nameAfter(failed.id()), Stage.TAKEN_BACK, now);
      rows.takenByBank(failed.id());
      return new RefundOutcome.NothingLeft();
    }
    if (way == RefundWay.PROVIDER) {
      return new RefundOutcome.PartlyTaken();
    }
    Refund refund = repeat(failed, now);
    payByHand(refund, owed.taken(), now);
    return new RefundOutcome.Agreed(rows.find(refund.id()).orElseThrow());
  }

  /**
   * What is owed of a refund that did not arrive: all of it, but for what the buyer's bank took of
   * money that bought nothing.
   */
  @Transactional(readOnly = true)
  public Owed stillOwed(Refund failed) {
    return Owed.of(
        failed.amount(),
        failed.kind() == Refund.Kind.IN_VAIN
            ? report(failed).stillOwed(failed.amount())
            : failed.amount());
  }

  private PaymentReport report(Refund refund) {
    Order order = book.find(refund.order()).orElseThrow();
    return payments.report(order.payment()).orElseThrow();
  }

  /** A dispute that was lost meanwhile may have taken the same money. */
  private boolean isOwed(Refund failed) {
    return failed.kind() == Refund.Kind.IN_VAIN
        || failed.parts().stream()
            .noneMatch(part -> ledger.leftOf(reference(failed, part)).isLessThan(part.amount()));
  }

  private String reference(Refund refund, Refund.Part part) {
    return line(book.find(refund.order()).orElseThrow(), part.line()).reference();
  }

  private void send(Refund refund, Order order, RefundWay way, Instant now) {
    switch (way) {
      case PROVIDER -> {
        if (refund.kind() == Refund.Kind.IN_VAIN) {
          payments.refundForNothing(refund.id(), order.payment(), refund.amount());
        } else {
          payments.refund(refund.id(), order.payment(), refund.amount());
        }
      }
      case BY_HAND -> {
        if (refund.kind() == Refund.Kind.IN_VAIN) {
          payByHand(refund, Money.zero(refund.amount().currency()), now);
        } else {
          ledger.refundSent(refund.id().toString(), PaidFrom.OUR_BANK, now);
          rows.paidByHand(refund.id(), now);
        }
      }
    }
  }

  /** @param kept what the buyer has by their bank already */
  private void payByHand(Refund refund, Money kept, Instant now) {
    vain.post(refund, rows.nameInTheBooks(refund.id()), Stage.PAID_BY_HAND, kept, now);
    rows.paidByHand(refund.id(), now);
  }

  /** The provider has sent it. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(RefundSent sent) {
    Optional<Refund> found = lock(sent.refund());
    if (found.isEmpty() || !(found.get().state() instanceof RefundState.Agreed)) {
      return;
    }
    Refund refund = found.get();
    switch (refund.kind()) {
      case ASKED -> ledger.refundSent(refund.id().toString(), PaidFrom.PROVIDER, sent.at());
      case IN_VAIN ->
          vain.post(refund, rows.nameInTheBooks(refund.id()), Stage.RETURNED, sent.at());
    }
    rows.decide(refund.id(), new RefundState.Sent(sent.at()), null);
  }

  /** The buyer's bank did not take it, perhaps days after it was sent. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(RefundFailed failed) {
    Optional<Refund> found = lock(failed.refund());
    if (found.isEmpty() || found.get().state() instanceof RefundState.Failed) {
      return;
    }
    Refund refund = found.get();
    if (refund.kind() == Refund.Kind.ASKED) {
      ledger.refundFailed(refund.id().toString(), failed.at());
    } else if (refund.state() instanceof RefundState.Sent) {
      vain.post(refund, refund.id() + RefundRows.BACK, Stage.RECEIVED, failed.at());
    } else if (failed.takenByBank()) {
      vain.post(refund, rows.nameInTheBooks(refund.id()), Stage.TAKEN_BACK, failed.at());
    }
    if (failed.takenByBank()) {
      rows.keptByBank(refund.id(), failed.at());
      return;
    }
    rows.decide(refund.id(), new RefundState.Failed(failed.at()), null);
    Order order = book.find(refund.order()).orElseThrow();
    events.publishEvent(
        new RefundDecided(rows.find(refund.id()).orElseThrow(), order.buyer(), failed.at()));
  }

  private Optional<Refund> lock(RefundId id) {
    Optional<Refund> found = rows.find(id);
    found.ifPresent(refund -> book.lock(refund.order()));
    return found.isEmpty() ? found : rows.find(id);
  }

  private RefundOutcome agree(
      Refund refund, Order order, @Nullable PersonId by, RefundWay way, Instant now) {
    List<LineAmount> amounts =
        refund.parts().stream()
            .map(part -> new LineAmount(line(order, part.line()).reference(), part.amount()))
            .toList();
    RefundBooking booking =
        ledger.intendRefund(
            new RefundClaim(refund.id().toString(), order.id().toString(), amounts, now));
    if (booking instanceof RefundBooking.MoreThanLeft) {
      rows.decide(
          refund.id(),
          new RefundState.Refused(now, texts.in(order.language(), "checkout.refund.nothing-left")),
          by);
      return new RefundOutcome.NothingLeft();
    }
    rows.decide(refund.id(), new RefundState.Agreed(now), by);
    for (Refund.Part part : refund.parts()) {
      if (line(order, part.line()).state() instanceof LineState.Granted(var at, var licence)) {
        licensing.revoke(licence, RevocationReason.REFUNDED);
      }
    }
    send(refund, order, way, now);
    billing.credit(order, refund.id().toString(), now);
    events.publishEvent(
        new RefundDecided(rows.find(refund.id()).orElseThrow(), order.buyer(), now));
    return new RefundOutcome.Agreed(rows.find(refund.id()).orElseThrow());
  }

  private static OrderLine line(Order order, OrderLineId id) {
    return order.lines().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
  }
}
