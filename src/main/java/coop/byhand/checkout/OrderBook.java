package coop.byhand.checkout;

import coop.byhand.checkout.Orders.LineRow;
import coop.byhand.checkout.Orders.OrderRow;
import coop.byhand.identity.Guests;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.ledger.CreatorShare;
import coop.byhand.ledger.Settlement;
import coop.byhand.ledger.TaxDue;
import coop.byhand.payments.PaymentId;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.RevenueSplit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads orders whole: with what each line is divided into under the policy it was placed under. */
@Component
class OrderBook {

  private final Orders orders;
  private final QuoteRows quotes;
  private final PolicyBook policies;
  private final Guests guests;

  OrderBook(Orders orders, QuoteRows quotes, PolicyBook policies, Guests guests) {
    this.orders = orders;
    this.quotes = quotes;
    this.policies = policies;
    this.guests = guests;
  }

  Optional<Order> find(OrderId id) {
    return orders.find(id).map(this::order);
  }

  /** An order of this buyer, or of the guest they were. */
  Optional<Order> find(OrderId id, PersonId buyer) {
    return orders.find(id, guests.selves(buyer)).map(this::order);
  }

  List<Order> of(PersonId buyer, int limit) {
    return orders.of(guests.selves(buyer), limit).stream().map(this::order).toList();
  }

  /** Locked until the end of the transaction. */
  Optional<Order> lock(OrderId id) {
    return orders.lock(id).map(this::order);
  }

  /** Locked until the end of the transaction. */
  Optional<Order> lockOf(PaymentId payment) {
    return orders.lockOf(payment).map(this::order);
  }

  private Order order(OrderRow row) {
    QuoteRows.QuoteRow quote = quotes.get(row.id());
    RevenueSplit split = policies.version(row.policy()).revenueSplit();
    return new Order(
        row.id(),
        row.buyer(),
        row.licensee(),
        row.billedTo().isBlank() ? row.licensee() : row.billedTo(),
        row.address().lines().filter(line -> !line.isBlank()).toList(),
        quote.place().vatId(),
        row.language(),
        row.policy(),
        quote.tax(),
        row.lines().stream().map(line -> line(row.id(), line, split, quote.tax())).toList(),
        row.placedAt(),
        row.payment(),
        row.state());
  }

  private static OrderLine line(OrderId order, LineRow row, RevenueSplit split, TaxAssessment tax) {
    Settlement settlement = Settlement.of(row.price(), split);
    return new OrderLine(
        row.id(),
        row.id().reference(order),
        row.work(),
        row.title(),
        row.licence(),
        settlement,
        CreatorShare.divide(settlement.creator(), row.weights()),
        new TaxDue(tax.country(), tax.rate(), row.tax()),
        row.terms(),
        row.state());
  }
}
