package coop.byhand.provenance;

import java.time.Instant;
import java.util.Set;

/** What came of giving an opinion on a claim. */
public sealed interface AttestOutcome
    permits AttestOutcome.Given,
        AttestOutcome.ReasonMissing,
        AttestOutcome.ReasonTooLong,
        AttestOutcome.PointsOpen,
        ReviewStop {

  /** Kept; it counts from then on and can be taken back until then. */
  record Given(Instant countsFrom) implements AttestOutcome {}

  /** An opinion needs a reason. */
  record ReasonMissing() implements AttestOutcome {}

  /** More words than are kept. */
  record ReasonTooLong(int most) implements AttestOutcome {}

  /** Points that were not gone through. */
  record PointsOpen(Set<CheckPoint> open) implements AttestOutcome {
    public PointsOpen {
      open = Set.copyOf(open);
    }
  }
}
