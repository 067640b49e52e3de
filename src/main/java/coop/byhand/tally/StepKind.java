package coop.byhand.tally;

/**
 * What a step of a count says. The numbers of a step are its values, in the unit voted on, and its
 * counts, which are numbers of votes; their order is given here.
 */
public enum StepKind {
  /** Counts: papers in the box, abstentions, papers that take a side. */
  PAPERS,
  /** Counts: votes that matter for the quorum, votes needed. The count goes on. */
  QUORUM_REACHED,
  /** Counts: votes that matter for the quorum, votes needed. The count ends. */
  QUORUM_MISSED,
  /** Value: one that was voted for. Counts: votes for it, votes for it or a smaller one. */
  VOTES,
  /** Value: the present one, added once because the number of votes is even. */
  PHANTOM,
  /** Value: the middle one. Counts: its place when all are sorted, how many there are. */
  MIDDLE,
  /** Values: present, middle. Counts: votes two thirds require, votes. The change takes. */
  TWO_THIRDS,
  /** Value: a step away from the present. Counts: votes that go at least so far, votes needed. */
  GOES_SO_FAR,
  /** Like {@link #GOES_SO_FAR}, but too few go so far. */
  TOO_FEW,
  /** Counts: yes, no. */
  YES_AND_NO,
  /** Counts: yes, votes that a carried motion needs. */
  THRESHOLD_REACHED,
  /** Counts: yes, votes that a carried motion needs. A tie is not carried. */
  THRESHOLD_MISSED,
  /** Values: before, after. */
  CHANGES,
  /** Value: the present one, which stays. */
  STAYS,
  /** The motion is carried. */
  CARRIED,
  /** The motion is not carried. */
  NOT_CARRIED
}
