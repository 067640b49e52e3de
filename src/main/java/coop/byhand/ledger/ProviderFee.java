package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * What the payment provider kept of the payment of an order, or took for a month or a service.
 *
 * @param transaction the provider's id of the movement; each is booked once
 * @param order outside form of the order, or {@link #OF_NO_ORDER}
 * @param policy the version that the order was placed under, or that was in force
 */
public record ProviderFee(
    String transaction, String order, Money fee, PolicyVersion policy, Instant at) {

  /** The cause of fees that belong to no order. */
  public static final String OF_NO_ORDER = "provider";
}
