package coop.byhand.checkout;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.PaidOrder;
import coop.byhand.ledger.PaymentInVain;
import coop.byhand.ledger.PaymentInVain.Stage;
import coop.byhand.ledger.ProviderFee;
import coop.byhand.ledger.SaleLine;
import coop.byhand.licensing.GrantOutcome;
import coop.byhand.licensing.GrantRequest;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.OrderLineRef;
import coop.byhand.payments.Payments;
import coop.byhand.payments.ProviderEvent.PaymentExpired;
import coop.byhand.payments.ProviderEvent.PaymentFailed;
import coop.byhand.payments.ProviderEvent.PaymentSucceeded;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import coop.byhand.payments.RefundId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns a payment into licences. All of it happens in the transaction in which the payment is
 * recorded: the order is paid, each licence granted, the sale booked and all of it put on the
 * register, or nothing of it; invoice and letters follow by a job. The lock on the order makes repeated news of a payment
 * the same as one. What was paid for a line that cannot be licensed any more goes back by itself.
 */
@Service
public class Fulfilment {

  private static final Logger LOG = LoggerFactory.getLogger(Fulfilment.class);

  private final OrderBook book;
  private final Orders orders;
  private final RefundRows refunds;
  private final BasketRows baskets;
  private final Licensing licensing;
  private final Ledger ledger;
  private final Billing billing;
  private final Payments payments;

  Fulfilment(
      OrderBook book,
      Orders orders,
      RefundRows refunds,
      BasketRows baskets,
      Licensing licensing,
      Ledger ledger,
      Billing billing,
      Payments payments) {
    this.book = book;
    this.orders = orders;
    this.refunds = refunds;
    this.baskets = baskets;
    this.licensing = licensing;
    this.ledger = ledger;
    this.billing = billing;
    this.payments = payments;
  }

  /** The money is there. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PaymentSucceeded paid) {
    Optional<Order> found = book.lockOf(paid.payment());
    if (found.isEmpty()) {
      return;
    }
    Order order = found.get();
    switch (order.state()) {
      case OrderState.Placed placed -> fulfil(order, paid.at());
      // The page was closed by time and paid in the same moment: money counts.
      case OrderState.Closed closed -> fulfil(order, paid.at());
      case OrderState.Paid done -> {}
      case OrderState.RefundDue due -> {}
    }
  }

  /** Nothing was paid in time. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PaymentExpired expired) {
    book.lockOf(expired.payment()).ifPresent(order -> close(order, "expired", expired.at()));
  }

  /** Nothing was paid and nothing will be. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PaymentFailed failed) {
    book.lockOf(failed.payment()).ifPresent(order -> close(order, failed.reason(), failed.at()));
  }

  /** The provider kept its fee. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ProviderFeeTaken taken) {
    // Without the lock: nothing is decided here, and the same fee again is the same journal.
    orders
        .termsOf(taken.payment())
        .ifPresent(terms ->
            ledger.post(
                new ProviderFee(
                    taken.transaction(),
                    terms.order().toString(),
                    taken.fee(),
                    terms.policy(),
                    taken.at())));
  }

  private void close(Order order, String reason, Instant at) {
    if (order.state() instanceof OrderState.Placed) {
      orders.decide(order.id(), new OrderState.Closed(at, reason));
      order.lines().forEach(line -> licensing.release(new OrderLineRef(line.id().value())));
    }
  }

  private void fulfil(Order order, Instant at) {
    List<OrderLine> granted = new ArrayList<>();
    List<OrderLine> lost = new ArrayList<>();
    // In the order of the works, so that two orders never wait for each other in a circle.
    order.lines().stream()
        .sorted(Comparator.comparing(line -> line.work().toString()))
        .forEach(line -> {
          LineState state = grant(order, line, at);
          orders.decide(line.id(), state);
          (state instanceof LineState.Granted ? granted : lost).add(line);
        });
    if (granted.isEmpty()) {
      orders.decide(order.id(), new OrderState.RefundDue(at, "nothing_left"));
    } else {
      ledger.post(sale(order, granted, at));
      orders.decide(order.id(), new OrderState.Paid(at));
    }
    if (!lost.isEmpty()) {
      sendBack(order, lost, at);
    }
    if (!granted.isEmpty()) {
      granted.forEach(line -> baskets.remove(order.buyer(), line.work()));
      billing.queue(order.id(), at);
    }
  }

  private LineState grant(Order order, OrderLine line, Instant at) {
    GrantRequest request =
        new GrantRequest(
            new OrderLineRef(line.id().value()),
            line.work(),
            order.buyer(),
            order.licensee(),
            line.licence(),
            line.terms(),
            line.settlement().net(),
            order.policy());
    return switch (licensing.grant(request)) {
      case GrantOutcome.Granted(Licence licence) -> new LineState.Granted(at, licence.id());
      case GrantOutcome.WorkGone gone -> new LineState.Lost(at, "work_gone");
      case GrantOutcome.TakenByAnother taken -> new LineState.Lost(at, "taken");
    };
  }

  private void sendBack(Order order, List<OrderLine> lost, Instant at) {
    Money amount =
        lost.stream().map(OrderLine::gross).reduce(Money.zero(currencyOf(order)), Money::plus);
    RefundId id = RefundId.at(at);
    LOG.warn(
        "{} lines of order {} cannot be licensed any more; {} goes back as {}",
        lost.size(),
        order.id(),
        amount,
        id);
    ledger.post(
        new PaymentInVain(
            order.id().toString(), id.toString(), amount, order.policy(), Stage.RECEIVED, at));
    refunds.insert(
        new Refund(
            id,
            order.id(),
            Refund.Kind.IN_VAIN,
            lost.stream().map(line -> new Refund.Part(line.id(), line.gross())).toList(),
            "gone",
            at,
            new RefundState.Agreed(at)));
    payments.refundForNothing(id, order.payment(), amount);
  }

  private static java.util.Currency currencyOf(Order order) {
    return order.lines().getFirst().settlement().net().currency();
  }

  private static PaidOrder sale(Order order, List<OrderLine> granted, Instant at) {
    return new PaidOrder(
        order.id().toString(),
        order.policy(),
        granted.stream()
            .map(line ->
                new SaleLine(
                    line.reference(),
                    line.work().toString(),
                    line.title(),
                    line.licence().name(),
                    line.settlement(),
                    line.creators(),
                    line.tax()))
            .toList(),
        at);
  }
}
