package coop.byhand.checkout;

import coop.byhand.identity.PersonId;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.LicenceId;
import coop.byhand.licensing.Licensing;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody has ordered, and where the money of each order is now. */
@Service
public class OrderHistory {

  private static final int SHOWN = 200;

  private final OrderBook book;
  private final RefundRows refunds;
  private final DisputeRows disputes;
  private final Licensing licensing;

  OrderHistory(OrderBook book, RefundRows refunds, DisputeRows disputes, Licensing licensing) {
    this.book = book;
    this.refunds = refunds;
    this.disputes = disputes;
    this.licensing = licensing;
  }

  /** An order and where its money is. */
  public record Entry(Order order, OrderMoney money) {}

  /** A buyer's orders, also those of the guest they were, the newest first; at most 200. */
  @Transactional(readOnly = true)
  public List<Entry> of(PersonId buyer) {
    Set<LicenceId> valid = valid(buyer);
    return book.of(buyer, SHOWN).stream()
        .map(order -> new Entry(order, money(order, valid)))
        .toList();
  }

  /** Where the money of an order is. */
  @Transactional(readOnly = true)
  public OrderMoney moneyOf(Order order) {
    return money(order, valid(order.buyer()));
  }

  private OrderMoney money(Order order, Set<LicenceId> valid) {
    return OrderMoney.of(order, refunds.of(order.id()), disputes.of(order.id()), valid);
  }

  private Set<LicenceId> valid(PersonId buyer) {
    return licensing.of(buyer).stream()
        .filter(Licence::isValid)
        .map(Licence::id)
        .collect(Collectors.toSet());
  }
}
