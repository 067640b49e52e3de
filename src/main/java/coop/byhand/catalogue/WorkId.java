package coop.byhand.catalogue;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names one work. Outside form {@code work_01j…}, used in public addresses. */
public record WorkId(UUID value) {

  /** The word in front of the outside form. */
  public static final String KIND = "work";

  /** A new id for a work drafted at this instant. */
  public static WorkId at(Instant now) {
    return new WorkId(Uuid7.at(now));
  }

  /** Reads the outside form; empty for anything else. */
  public static Optional<WorkId> parse(String text) {
    return TypedId.parse(KIND, text).map(WorkId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
