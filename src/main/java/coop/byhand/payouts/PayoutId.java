package coop.byhand.payouts;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names one payment to a member. Outside form: {@code payout_01j…}. */
public record PayoutId(UUID value) {

  private static final String KIND = "payout";

  /** A new id for this instant. */
  public static PayoutId at(Instant now) {
    return new PayoutId(Uuid7.at(now));
  }

  /** Reads the outside form; empty unless it is exactly one. */
  public static Optional<PayoutId> parse(String text) {
    return TypedId.parse(KIND, text).map(PayoutId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
