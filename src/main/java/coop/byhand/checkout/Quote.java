package coop.byhand.checkout;

import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What a buyer is shown before ordering: each licence with its price and how it is divided under
 * the policy in force, the tax and why it is due, the terms, and until when all of that is held.
 *
 * @param order the id that the order will have
 * @param lines at least one, all in one currency
 */
public record Quote(
    OrderId order,
    List<QuoteLine> lines,
    BuyerPlace place,
    TaxAssessment tax,
    PolicyVersion policy,
    Instant heldUntil) {

  public Quote {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a quote of nothing: " + order);
    }
  }

  /** All prices, without tax. */
  public Money net() {
    return sum(QuoteLine::price);
  }

  /** All tax. */
  public Money taxAmount() {
    return sum(QuoteLine::tax);
  }

  /** What the buyer pays. */
  public Money gross() {
    return sum(QuoteLine::gross);
  }

  private Money sum(Function<QuoteLine, Money> part) {
    Money sum = Money.zero(lines.getFirst().price().currency());
    for (QuoteLine line : lines) {
      sum = sum.plus(part.apply(line));
    }
    return sum;
  }
}
