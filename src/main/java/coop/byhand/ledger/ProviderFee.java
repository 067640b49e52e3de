package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * What the payment provider kept of the payment of an order.
 *
 * @param transaction the provider's id of the movement; each is booked once
 * @param order outside form of the order
 * @param policy the version that the order was placed under
 */
public record ProviderFee(
    String transaction, String order, Money fee, PolicyVersion policy, Instant at) {}
