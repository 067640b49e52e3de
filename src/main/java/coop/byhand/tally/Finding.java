package coop.byhand.tally;

/** What a count found. */
public enum Finding {
  /** The motion is carried, or the number changes. */
  CARRIED,
  /** The motion is not carried, or the number stays as it is. */
  NOT_CARRIED,
  /** Too few took part for the vote to decide anything. */
  NO_QUORUM
}
