package coop.byhand.checkout;

import coop.byhand.ledger.DisputedPayment;
import coop.byhand.ledger.FoundMoney;
import coop.byhand.ledger.Ledger;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.RevocationReason;
import coop.byhand.payments.DisputeEvent;
import coop.byhand.payments.DisputeEvent.DisputeClosed;
import coop.byhand.payments.DisputeEvent.DisputeOpened;
import coop.byhand.payments.DisputeEvent.FundsReinstated;
import coop.byhand.payments.DisputeEvent.FundsWithdrawn;
import coop.byhand.payments.DisputeEvent.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What buyers' banks take back. The books follow the money; a lost dispute ends the licences of the
 * order, since they are not paid for any more, and is put on a credit note. The provider's messages
 * may come in any order; what comes of them is the same.
 */
@Service
public class Disputes {

  private static final Logger LOG = LoggerFactory.getLogger(Disputes.class);

  private final DisputeRows rows;
  private final OrderBook book;
  private final Licensing licensing;
  private final Ledger ledger;
  private final Billing billing;
  private final StrayRows strays;
  private final FoundMoney found;

  Disputes(
      DisputeRows rows,
      OrderBook book,
      Licensing licensing,
      Ledger ledger,
      Billing billing,
      StrayRows strays,
      FoundMoney found) {
    this.strays = strays;
    this.found = found;
    this.rows = rows;
    this.book = book;
    this.licensing = licensing;
    this.ledger = ledger;
    this.billing = billing;
  }

  /** The disputes of an order, the oldest first. */
  @Transactional(readOnly = true)
  public List<Dispute> of(OrderId order) {
    return rows.of(order);
  }

  /** All disputes, the oldest first. */
  @Transactional(readOnly = true)
  public List<Dispute> all() {
    return rows.all();
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(DisputeEvent event) {
    Optional<Order> found = book.lockOf(event.payment());
    if (found.isEmpty() || !(found.get().state() instanceof OrderState.Paid)) {
      aboutNothingSold(event, found);
      return;
    }
    Order order = found.get();
    switch (event) {
      case DisputeOpened opened -> rows.open(opened, order.id());
      case FundsWithdrawn withdrawn -> withdraw(order, withdrawn);
      case FundsReinstated back ->
          ledger.disputeReinstated(back.dispute(), back.amount(), back.at());
      case DisputeClosed closed -> close(order, closed);
    }
  }

  /** Money that bought nothing is disputed, too: no licence ends and no share is held, it is booked. */
  private void aboutNothingSold(DisputeEvent event, Optional<Order> order) {
    Optional<String> reference =
        order.map(each -> each.id().toString()).or(() -> strays.referenceOf(event.payment()));
    if (reference.isEmpty()) {
      LOG.error("Dispute {} is about no money of ours; a person has to look", event.dispute());
      return;
    }
    switch (event) {
      case DisputeOpened opened -> {}
      case FundsWithdrawn withdrawn -> {
        found.disputeWithdrawn(
            new DisputedPayment(
                withdrawn.dispute(),
                reference.get(),
                withdrawn.amount(),
                withdrawn.fee(),
                withdrawn.at()));
        lost(withdrawn.dispute(), withdrawn.ended(), withdrawn.at());
      }
      case FundsReinstated back ->
          ledger.disputeReinstated(back.dispute(), back.amount(), back.at());
      case DisputeClosed closed -> lost(closed.dispute(), closed.verdict(), closed.at());
    }
  }

  private void lost(String dispute, @Nullable Verdict verdict, Instant at) {
    if (verdict == Verdict.LOST || verdict == Verdict.PREVENTED) {
      found.disputeLost(dispute, at);
    }
  }

  private void withdraw(Order order, FundsWithdrawn withdrawn) {
    ledger.disputeWithdrawn(
        new DisputedPayment(
            withdrawn.dispute(),
            order.id().toString(),
            withdrawn.amount(),
            withdrawn.fee(),
            withdrawn.at()));
    Dispute dispute =
        rows.know(withdrawn.dispute(), order.id(), withdrawn.amount(), withdrawn.at());
    if (dispute.isOpen()) {
      rows.move(dispute.id(), Dispute.State.WITHDRAWN, null);
    } else if (dispute.state().keepsMoney()) {
      lose(order, dispute.id(), withdrawn.at());
    }
  }

  private void close(Order order, DisputeClosed closed) {
    Dispute before = rows.know(closed.dispute(), order.id(), order.gross(), closed.at());
    Dispute.State state =
        switch (closed.verdict()) {
          case WON -> Dispute.State.WON;
          case LOST -> Dispute.State.LOST;
          case WARNING_CLOSED -> Dispute.State.WARNING_CLOSED;
          case PREVENTED -> Dispute.State.PREVENTED;
        };
    rows.move(closed.dispute(), state, closed.at());
    if (state.keepsMoney() && before.state() == Dispute.State.WITHDRAWN) {
      lose(order, closed.dispute(), closed.at());
    }
  }

  /** Money that was taken stays away; a licence ends when nothing of its price is left. */
  private void lose(Order order, String dispute, Instant at) {
    ledger.disputeLost(dispute, at);
    for (OrderLine line : order.granted()) {
      if (line.state() instanceof LineState.Granted(Instant granted, var licence)
          && ledger.leftOf(line.reference()).isZero()) {
        licensing.revoke(licence, RevocationReason.REFUNDED);
      }
    }
    billing.credit(order, dispute, at);
  }
}
