package coop.byhand.checkout;

import coop.byhand.checkout.Orders.OrderRow;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.PaymentInVain;
import coop.byhand.ledger.PaymentInVain.Stage;
import coop.byhand.ledger.ProviderFee;
import coop.byhand.ledger.Sale;
import coop.byhand.ledger.Settlement;
import coop.byhand.licensing.GrantOutcome;
import coop.byhand.licensing.GrantRequest;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.OrderLineRef;
import coop.byhand.payments.Payments;
import coop.byhand.payments.ProviderEvent.PaymentExpired;
import coop.byhand.payments.ProviderEvent.PaymentFailed;
import coop.byhand.payments.ProviderEvent.PaymentRefunded;
import coop.byhand.payments.ProviderEvent.PaymentSucceeded;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import coop.byhand.policy.PolicyBook;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns a payment into a licence. All of it happens in the transaction in which the payment is
 * recorded: the order is paid, the licence granted, the sale booked and both put on the register,
 * or nothing of it. The lock on the order makes repeated news of a payment the same as one. A
 * payment for a work that is gone by then goes back whole, by itself.
 */
@Service
public class Fulfilment {

  private static final Logger LOG = LoggerFactory.getLogger(Fulfilment.class);

  private final Orders orders;
  private final Licensing licensing;
  private final Ledger ledger;
  private final Payments payments;
  private final PolicyBook policies;
  private final ApplicationEventPublisher events;

  Fulfilment(
      Orders orders,
      Licensing licensing,
      Ledger ledger,
      Payments payments,
      PolicyBook policies,
      ApplicationEventPublisher events) {
    this.orders = orders;
    this.licensing = licensing;
    this.ledger = ledger;
    this.payments = payments;
    this.policies = policies;
    this.events = events;
  }

  /** The money is there. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PaymentSucceeded paid) {
    Optional<OrderRow> found = orders.lockOf(paid.payment());
    if (found.isEmpty()) {
      return;
    }
    OrderRow order = found.get();
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
    orders
        .lockOf(expired.payment())
        .filter(order -> order.state() instanceof OrderState.Placed)
        .ifPresent(
            order -> orders.decide(order.id(), new OrderState.Closed(expired.at(), "expired")));
  }

  /** Nothing was paid and nothing will be. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PaymentFailed failed) {
    orders
        .lockOf(failed.payment())
        .filter(order -> order.state() instanceof OrderState.Placed)
        .ifPresent(order ->
            orders.decide(order.id(), new OrderState.Closed(failed.at(), failed.reason())));
  }

  /** The provider kept its fee. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ProviderFeeTaken taken) {
    orders
        .lockOf(taken.payment())
        .ifPresent(order ->
            ledger.post(
                new ProviderFee(
                    taken.transaction(),
                    order.id().toString(),
                    taken.fee(),
                    order.policy(),
                    taken.at())));
  }

  /** All of it has gone back. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PaymentRefunded back) {
    orders
        .lockOf(back.payment())
        .filter(order -> order.state() instanceof OrderState.RefundDue)
        .ifPresent(order -> ledger.post(inVain(order, Stage.RETURNED, back.at())));
  }

  private static PaymentInVain inVain(OrderRow order, Stage stage, Instant at) {
    return new PaymentInVain(order.id().toString(), order.price(), order.policy(), stage, at);
  }

  private void fulfil(OrderRow order, Instant at) {
    GrantRequest request =
        new GrantRequest(
            new OrderLineRef(order.id().value()),
            order.work(),
            order.buyer(),
            order.licensee(),
            order.licence(),
            order.terms(),
            order.price(),
            order.policy());
    switch (licensing.grant(request)) {
      case GrantOutcome.Granted(Licence licence) -> {
        ledger.post(sale(order, at));
        orders.decide(order.id(), new OrderState.Paid(at, licence.id()));
        events.publishEvent(new OrderPaid(order.id(), at));
      }
      case GrantOutcome.WorkGone gone -> inVain(order, "work_gone", at);
      case GrantOutcome.TakenByAnother taken -> inVain(order, "taken", at);
    }
  }

  private void inVain(OrderRow order, String reason, Instant at) {
    LOG.warn("Order {} is paid in vain ({}); the money goes back", order.id(), reason);
    ledger.post(inVain(order, Stage.RECEIVED, at));
    orders.decide(order.id(), new OrderState.RefundDue(at, reason));
    payments.sendBack(order.payment());
  }

  private Sale sale(OrderRow order, Instant at) {
    return new Sale(
        order.id().toString(),
        order.work().toString(),
        order.title(),
        order.licence().name(),
        order.creator(),
        Settlement.of(order.price(), policies.version(order.policy()).revenueSplit()),
        at);
  }
}
