package coop.byhand.checkout;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.PaymentInVain;
import coop.byhand.ledger.PaymentInVain.Stage;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Books what becomes of the part of an order's money that bought nothing. */
@Component
class VainBooks {

  private final OrderBook book;
  private final Ledger ledger;

  VainBooks(OrderBook book, Ledger ledger) {
    this.book = book;
    this.ledger = ledger;
  }

  /**
   * Books a step of such money.
   *
   * @param name what the books call it as it stands with us now
   */
  void post(Refund refund, String name, Stage stage, Instant at) {
    post(refund, name, stage, Money.zero(refund.amount().currency()), at);
  }

  /** The same of money of which the buyer's bank kept some. */
  void post(Refund refund, String name, Stage stage, Money kept, Instant at) {
    Order order = book.find(refund.order()).orElseThrow();
    ledger.post(
        new PaymentInVain(
            order.id().toString(), name, refund.amount(), order.policy(), stage, at, kept));
  }
}
