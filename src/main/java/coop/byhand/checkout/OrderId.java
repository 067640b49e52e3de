package coop.byhand.checkout;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names an order, from the quote on. Outside form: {@code order_01j…}. */
public record OrderId(UUID value) {

  private static final String KIND = "order";

  /** A new id for an order quoted at this instant. */
  public static OrderId at(Instant now) {
    return new OrderId(Uuid7.at(now));
  }

  /** Reads the outside form; empty unless it is exactly one. */
  public static Optional<OrderId> parse(String text) {
    return TypedId.parse(KIND, text).map(OrderId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
