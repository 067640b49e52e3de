package coop.byhand.provenance;

/** What came of explaining the signs found in a file. */
public sealed interface ExplainOutcome {

  /** The members who look will read it. */
  record Explained(Evidence.Explanation explanation) implements ExplainOutcome {}

  /** There are no words. */
  record Empty() implements ExplainOutcome {}

  /** More words than are kept. */
  record TooLong(int most) implements ExplainOutcome {}

  /** The claim is decided. */
  record TooLate() implements ExplainOutcome {}

  /** The claim is another member's, or there is none. */
  record NotYours() implements ExplainOutcome {}
}
