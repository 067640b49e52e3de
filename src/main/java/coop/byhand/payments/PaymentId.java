package coop.byhand.payments;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names one attempt to take money. Outside form: {@code payment_01j…}. */
public record PaymentId(UUID value) {

  private static final String KIND = "payment";

  /** A new id for a payment intended at this instant. */
  public static PaymentId at(Instant now) {
    return new PaymentId(Uuid7.at(now));
  }

  /** Reads the outside form; empty unless it is exactly one. */
  public static Optional<PaymentId> parse(String text) {
    return TypedId.parse(KIND, text).map(PaymentId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
