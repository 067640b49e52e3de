package coop.byhand.provenance;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names one claim that a work is human-made. Outside form {@code claim_01j…}. */
public record ClaimId(UUID value) {

  /** The word in front of the outside form. */
  public static final String KIND = "claim";

  /** A new id for a claim opened at this instant. */
  public static ClaimId at(Instant now) {
    return new ClaimId(Uuid7.at(now));
  }

  /** Reads the outside form; empty for anything else. */
  public static Optional<ClaimId> parse(String text) {
    return TypedId.parse(KIND, text).map(ClaimId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
