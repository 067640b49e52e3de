package coop.byhand.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Money that shall go back to the buyer of a paid order. Booked once, under {@code refund:{id}}.
 *
 * @param refund outside form of the refund
 * @param order outside form of the order
 * @param lines at least one; each line of the order at most once
 */
public record RefundClaim(String refund, String order, List<LineAmount> lines, Instant at) {

  public RefundClaim {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a refund of nothing: " + refund);
    }
  }
}
