package coop.byhand.governance;

import coop.byhand.policy.Bounds;
import java.time.Instant;
import java.util.Optional;

/** What became of a vote. */
public sealed interface CastOutcome {

  /** The vote stands; {@code before} is the one it replaced. */
  record Cast(Ballot ballot, Optional<Ballot> before) implements CastOutcome {}

  /** The member was not on the roll when it was frozen. */
  record NotOnRoll(Instant rollAt) implements CastOutcome {}

  /** The vote has not opened; there may be no date yet. */
  record NotOpenYet(Optional<Instant> opensAt) implements CastOutcome {}

  /** The vote is closed. The clock of the server decides; {@code now} is what it showed. */
  record AlreadyClosed(Instant closesAt, Instant now) implements CastOutcome {}

  /** The number lies outside the bounds or beside their grid. */
  record OutsideBounds(long value, Bounds bounds) implements CastOutcome {}

  /** A number for a yes/no vote, or the other way round. */
  record WrongKind() implements CastOutcome {}

  /** There is no such proposal, or it never came to a vote. */
  record NoVote() implements CastOutcome {}
}
