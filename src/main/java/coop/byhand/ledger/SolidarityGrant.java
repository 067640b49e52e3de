package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Instant;

/**
 * Money of the solidarity fund for one member, from its proposal on. The board reads all of it,
 * other members only what a {@link GivenGrant} says.
 *
 * @param recipient who gets it; neither proposes it nor agrees to it
 * @param amount above zero
 * @param purpose in words, for all members to read
 * @param proposedBy a member of the board
 */
public record SolidarityGrant(
    GrantId id,
    MemberId recipient,
    Money amount,
    String purpose,
    MemberId proposedBy,
    Instant proposedAt,
    State state) {

  /** Characters of a purpose at most. */
  public static final int PURPOSE_MAX = 500;

  /** Characters of what is said when one is declined, at most. */
  public static final int REASON_MAX = 500;

  /** How far it is. Agreed to and declined are for good. */
  public sealed interface State {

    /** Another member of the board has to agree. */
    record Proposed() implements State {}

    /** The money is booked. */
    record Agreed(MemberId by, Instant at) implements State {}

    /** It is not given. */
    record Declined(MemberId by, Instant at, String reason) implements State {}
  }
}
