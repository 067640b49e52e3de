package coop.byhand.ledger;

import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;

/**
 * A paid order, as the books need to know it: its lines, all under one policy version and in one
 * currency. The books lie below orders and works, so those are named by the outside form of their
 * ids. Booked once, under {@code sale:{order}}.
 *
 * @param order outside form of the order
 * @param policy the version that the order was placed under
 * @param at when it was paid
 */
public record PaidOrder(String order, PolicyVersion policy, List<SaleLine> lines, Instant at) {

  public PaidOrder {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an order without lines: " + order);
    }
    for (SaleLine line : lines) {
      if (!line.settlement().policy().equals(policy)) {
        throw new IllegalArgumentException("a line of another policy in order " + order);
      }
    }
  }
}
