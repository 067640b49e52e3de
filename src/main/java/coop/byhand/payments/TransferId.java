package coop.byhand.payments;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names money that goes to a payee. Outside form: {@code transfer_01j…}. */
public record TransferId(UUID value) {

  private static final String KIND = "transfer";

  /** A new id for this instant. */
  public static TransferId at(Instant now) {
    return new TransferId(Uuid7.at(now));
  }

  /** Reads the outside form; empty unless it is exactly one. */
  public static Optional<TransferId> parse(String text) {
    return TypedId.parse(KIND, text).map(TransferId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
