package coop.byhand.policy;

/** What became of a change that a vote asked for. */
public sealed interface AdoptOutcome {

  /** The change stands in a new version. */
  record Adopted(PolicyVersion version) implements AdoptOutcome {}

  /** The change was refused and nothing was written. */
  sealed interface Refused extends AdoptOutcome {}

  /** The value in force is no longer the one the change started from. */
  record Conflict(String key, long expected, long actual) implements Refused {}

  /** The new value lies outside the bounds of the statutes, or beside their grid. */
  record OutOfBounds(String key, long value, Bounds bounds) implements Refused {}

  /** Solidarity and reserve are paid out of the commission and would exceed it; basis points. */
  record SharesExceedCommission(long commission, long shares) implements Refused {}
}
