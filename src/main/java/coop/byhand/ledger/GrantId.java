package coop.byhand.ledger;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names a grant of the solidarity fund. Outside form: {@code grant_01j…}. */
public record GrantId(UUID value) {

  private static final String KIND = "grant";

  /** A new id for this instant. */
  public static GrantId at(Instant now) {
    return new GrantId(Uuid7.at(now));
  }

  /** Reads the outside form; empty unless it is exactly one. */
  public static Optional<GrantId> parse(String text) {
    return TypedId.parse(KIND, text).map(GrantId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
