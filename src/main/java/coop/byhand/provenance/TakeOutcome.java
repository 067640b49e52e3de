package coop.byhand.provenance;

import java.time.Instant;

/** What came of taking a claim from the queue to look at it. */
public sealed interface TakeOutcome permits TakeOutcome.Taken, ReviewStop {

  /** Nobody else can judge it until then. */
  record Taken(Instant until) implements TakeOutcome {}
}
