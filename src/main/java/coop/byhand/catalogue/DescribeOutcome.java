package coop.byhand.catalogue;

import java.time.Instant;

/** What came of saving one field of a draft. */
public sealed interface DescribeOutcome {

  /** Kept. */
  record Saved(Instant at) implements DescribeOutcome {}

  /** More characters than the field holds; nothing was changed. */
  record TooLong(int length, int most) implements DescribeOutcome {}

  /** More tags than a work has; nothing was changed. */
  record TooManyTags(int number, int most) implements DescribeOutcome {}

  /** The work has left the desk: its words are fixed. */
  record NoDraft(ListingState state) implements DescribeOutcome {}

  /** There is no such work of this member. */
  record NotYours() implements DescribeOutcome {}
}
