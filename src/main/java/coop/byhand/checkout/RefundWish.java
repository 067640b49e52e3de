package coop.byhand.checkout;

import coop.byhand.identity.PersonId;
import java.util.List;

/**
 * A buyer wants the money for some licences back.
 *
 * @param lines at least one
 * @param reason as typed, 1 to 1,000 characters
 */
public record RefundWish(PersonId buyer, OrderId order, List<OrderLineId> lines, String reason) {

  /** The longest reason. */
  public static final int REASON_MAX = 1_000;

  public RefundWish {
    lines = List.copyOf(lines);
  }
}
