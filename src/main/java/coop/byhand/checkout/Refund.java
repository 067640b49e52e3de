package coop.byhand.checkout;

import coop.byhand.kernel.Money;
import coop.byhand.payments.RefundId;
import java.time.Instant;
import java.util.List;

/**
 * Money of an order that goes back, or that somebody wants back.
 *
 * @param parts at least one; tax included
 * @param reason in the buyer's words, or a word of ours
 */
public record Refund(
    RefundId id,
    OrderId order,
    Kind kind,
    List<Part> parts,
    String reason,
    Instant askedAt,
    RefundState state) {

  /** Why it goes back. */
  public enum Kind {
    /** It was paid for something that could not be licensed any more. */
    IN_VAIN,
    /** The buyer asked. */
    ASKED
  }

  /** What of it is about one line. */
  public record Part(OrderLineId line, Money amount) {}

  public Refund {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a refund of nothing: " + id);
    }
  }

  /** The outside form of its id. */
  public String reference() {
    return id.toString();
  }

  /** All of it, tax included. */
  public Money amount() {
    Money sum = Money.zero(parts.getFirst().amount().currency());
    for (Part part : parts) {
      sum = sum.plus(part.amount());
    }
    return sum;
  }
}
