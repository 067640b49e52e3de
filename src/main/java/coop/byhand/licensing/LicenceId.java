package coop.byhand.licensing;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names one granted licence inside the house. Outside form {@code licence_01j…}; no secret. */
public record LicenceId(UUID value) {

  /** The word in front of the outside form. */
  public static final String KIND = "licence";

  /** A new id for a licence granted at this instant. */
  public static LicenceId at(Instant now) {
    return new LicenceId(Uuid7.at(now));
  }

  /** Reads the outside form; empty for anything else. */
  public static Optional<LicenceId> parse(String text) {
    return TypedId.parse(KIND, text).map(LicenceId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
