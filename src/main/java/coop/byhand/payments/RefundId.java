package coop.byhand.payments;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names money that goes back to a buyer. Outside form: {@code refund_01j…}. */
public record RefundId(UUID value) {

  private static final String KIND = "refund";

  /** A new id for this instant. */
  public static RefundId at(Instant now) {
    return new RefundId(Uuid7.at(now));
  }

  /** Reads the outside form; empty unless it is exactly one. */
  public static Optional<RefundId> parse(String text) {
    return TypedId.parse(KIND, text).map(RefundId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
