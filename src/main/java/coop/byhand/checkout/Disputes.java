package coop.byhand.checkout;

import coop.byhand.ledger.DisputedPayment;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What buyers' banks take back. The books follow the money; a lost dispute ends the licences of the
 * order, since they are not paid for any more, and is put on a credit note.
 */
@Service
public class Disputes {

  private static final Logger LOG = LoggerFactory.getLogger(Disputes.class);

  private final DisputeRows rows;
  private final OrderBook book;
  private final Licensing licensing;
  private final Ledger ledger;
  private final Billing billing;

  Disputes(DisputeRows rows, OrderBook book, Licensing licensing, Ledger ledger, Billing billing) {
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
      LOG.error("Dispute {} is about no paid order of ours; a person has to look", event.dispute());
      return;
    }
    Order order = found.get();
    switch (event) {
      case DisputeOpened opened ->
          rows.insert(
              new Dispute(
                  opened.dispute(),
                  order.id(),
                  opened.amount(),
                  opened.reason(),
                  opened.evidenceBy(),
                  Dispute.State.OPENED,
                  opened.at(),
                  null));
      case FundsWithdrawn withdrawn -> {
        ledger.disputeWithdrawn(
            new DisputedPayment(
                withdrawn.dispute(),
                order.id().toString(),
                withdrawn.amount(),
                withdrawn.fee(),
                withdrawn.at()));
        rows.move(withdrawn.dispute(), Dispute.State.WITHDRAWN, null);
      }
      case FundsReinstated back -> ledger.disputeReinstated(back.dispute(), back.at());
      case DisputeClosed closed -> close(order, closed);
    }
  }

  private void close(Order order, DisputeClosed closed) {
    Dispute before = rows.find(closed.dispute()).orElseThrow();
    Dispute.State state =
        switch (closed.verdict()) {
          case WON -> Dispute.State.WON;
          case LOST -> Dispute.State.LOST;
          case WARNING_CLOSED -> Dispute.State.WARNING_CLOSED;
          case PREVENTED -> Dispute.State.PREVENTED;
        };
    if (closed.verdict() == Verdict.LOST && before.state() == Dispute.State.WITHDRAWN) {
      ledger.disputeLost(closed.dispute(), closed.at());
      order
          .granted()
          .forEach(line -> {
            if (line.state() instanceof LineState.Granted(Instant at, var licence)) {
              licensing.revoke(licence, RevocationReason.REFUNDED);
            }
          });
      billing.credit(order, closed.dispute(), closed.at());
    }
    rows.move(closed.dispute(), state, closed.at());
  }
}
