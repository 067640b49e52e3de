package coop.byhand.provenance;

import java.time.Instant;

/** What came of handing a claim in for review. */
public sealed interface HandInOutcome {

  /** It waits for members. */
  record HandedIn(Instant at, Instant dueAt) implements HandInOutcome {}

  /** The declaration is not signed. */
  record NotDeclared() implements HandInOutcome {}

  /** It was handed in before. */
  record NotOpen(ClaimState state) implements HandInOutcome {}
}
