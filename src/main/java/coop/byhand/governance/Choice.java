package coop.byhand.governance;

/** What a member puts on a ballot. */
public sealed interface Choice {

  /** The number the member wants, in the unit of the parameter. */
  record Value(long value) implements Choice {}

  record Yes() implements Choice {}

  record No() implements Choice {}

  /** Takes no side; does not count for the quorum. */
  record Abstain() implements Choice {}
}
