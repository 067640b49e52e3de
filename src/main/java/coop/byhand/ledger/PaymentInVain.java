package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * A payment that bought nothing and goes back whole: booked when it came, and again when it has
 * gone. Two payments of one order can both come in; each is booked for itself.
 *
 * @param order outside form of the order
 * @param payment outside form of the payment; names the journals
 * @param policy the version that the order was placed under
 * @param kept how much of it the buyer's bank took by itself, of what is paid by hand; booked as the
 *     loss of a dispute before
 */
public record PaymentInVain(
    String order,
    String payment,
    Money amount,
    PolicyVersion policy,
    Stage stage,
    Instant at,
    Money kept) {

  public PaymentInVain {
    if (kept.isNegative()
        || !kept.isLessThan(amount)
        || (!kept.isZero() && stage != Stage.PAID_BY_HAND)) {
      throw new IllegalArgumentException("kept " + kept + " of " + amount + ", " + stage);
    }
  }

  /** None of it was kept by a bank. */
  public PaymentInVain(
      String order, String payment, Money amount, PolicyVersion policy, Stage stage, Instant at) {
    this(order, payment, amount, policy, stage, at, Money.zero(amount.currency()));
  }

  /** The one payment of an order that has one only; the order names the journals. */
  public PaymentInVain(String order, Money amount, PolicyVersion policy, Stage stage, Instant at) {
    this(order, order, amount, policy, stage, at);
  }

  /** How far the money is. */
  public enum Stage {
    RECEIVED,
    RETURNED,
    /** We paid it out of our bank account; the provider had no part in it. */
    PAID_BY_HAND,
    /** The buyer's bank has taken it, which was booked as the loss of a dispute. */
    TAKEN_BACK
  }
}
