package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.util.List;

/** How a paid order is booked: what the buyer paid, and whom it belongs to. */
final class SalePosting {

  private SalePosting() {}

  static String key(String order) {
    return "sale:" + order;
  }

  static List<LineShare> shares(PaidOrder order) {
    return order.lines().stream().flatMap(line -> LineShare.of(line).stream()).toList();
  }

  static Draft of(PaidOrder order) {
    Sides sides = new Sides();
    Money gross = order.lines().stream().map(SaleLine::gross).reduce(Money::plus).orElseThrow();
    sides.debit(Chart.STRIPE_BALANCE, gross);
    shares(order).forEach(share -> sides.credit(share.account(), share.amount()));
    return new Draft(
        Draft.Kind.SALE, key(order.order()), order.policy(), order.order(), order.at(), sides);
  }
}
