package coop.byhand.checkout;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names one licence of an order, from the quote on. Outside form: {@code line_01j…}. */
public record OrderLineId(UUID value) {

  private static final String KIND = "line";

  /** A new id for a line quoted at this instant. */
  public static OrderLineId at(Instant now) {
    return new OrderLineId(Uuid7.at(now));
  }

  /** Reads the outside form; empty unless it is exactly one. */
  public static Optional<OrderLineId> parse(String text) {
    return TypedId.parse(KIND, text).map(OrderLineId::new);
  }

  /**
   * What the books call the line. One from the time when an order had a single licence bears the
   * order's number, in the books too.
   */
  String reference(OrderId order) {
    return value.equals(order.value()) ? order.toString() : toString();
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
