package coop.byhand.payments;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names money that is taken back from a payee. Outside form: {@code reversal_01j…}. */
public record ReversalId(UUID value) {

  private static final String KIND = "reversal";

  /** A new id for this instant. */
  public static ReversalId at(Instant now) {
    return new ReversalId(Uuid7.at(now));
  }

  /** Reads the outside form; empty unless it is exactly one. */
  public static Optional<ReversalId> parse(String text) {
    return TypedId.parse(KIND, text).map(ReversalId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
