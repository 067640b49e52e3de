package coop.byhand.moderation;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names one case. Outside form {@code case_01j…}; people call it by its number. */
public record CaseId(UUID value) {

  /** The word in front of the outside form. */
  public static final String KIND = "case";

  /** A new id for a case opened at this instant. */
  public static CaseId at(Instant now) {
    return new CaseId(Uuid7.at(now));
  }

  /** Reads the outside form; empty for anything else. */
  public static Optional<CaseId> parse(String text) {
    return TypedId.parse(KIND, text).map(CaseId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
