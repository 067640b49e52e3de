package coop.byhand.governance;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names a proposal in data; people speak of it by its number. Outside form {@code proposal_…}. */
public record ProposalId(UUID value) {

  private static final String KIND = "proposal";

  /** A new id for a proposal drafted at this instant. */
  public static ProposalId at(Instant now) {
    return new ProposalId(Uuid7.at(now));
  }

  /** Reads the outside form; empty if it is anything else. */
  public static Optional<ProposalId> parse(String text) {
    return TypedId.parse(KIND, text).map(ProposalId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
