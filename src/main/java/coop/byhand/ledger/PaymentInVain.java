package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * A payment that bought nothing and goes back whole: booked when it came, and again when it has
 * gone.
 *
 * @param order outside form of the order
 * @param policy the version that the order was placed under
 */
public record PaymentInVain(
    String order, Money amount, PolicyVersion policy, Stage stage, Instant at) {

  /** How far the money is. */
  public enum Stage {
    RECEIVED,
    RETURNED
  }
}
