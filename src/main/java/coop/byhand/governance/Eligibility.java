package coop.byhand.governance;

import java.time.Instant;

/** Whether a member may vote on a proposal, and if not, why. */
public sealed interface Eligibility {

  /** On the frozen roll. */
  record OnRoll() implements Eligibility {}

  /** Not on the frozen roll: admitted later, or no member at that instant. */
  record NotOnRoll(Instant rollAt) implements Eligibility {}

  /** The roll is not frozen yet; whoever is a member then may vote. */
  record RollNotFrozen() implements Eligibility {}
}
