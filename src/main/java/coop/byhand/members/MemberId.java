package coop.byhand.members;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names a member of the co-op. Outside form {@code member_…}. */
public record MemberId(UUID value) {

  private static final String KIND = "member";

  /** A new id for a member admitted at this instant. */
  public static MemberId at(Instant now) {
    return new MemberId(Uuid7.at(now));
  }

  /** Reads the outside form; empty if it is anything else. */
  public static Optional<MemberId> parse(String text) {
    return TypedId.parse(KIND, text).map(MemberId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
