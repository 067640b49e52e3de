package coop.byhand.licensing;

import coop.byhand.catalogue.WorkId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of selling a work at one instant. Whoever holds the work's reservation
 * comes first; whoever pays after theirs has run out still gets the licence, unless somebody else
 * has the work by then.
 *
 * @param listed whether it is before the public
 * @param exclusiveUntil until when an exclusive licence runs, null without one
 * @param frozen whether its maker does not sell it for now
 * @param heldUntil until when it is reserved for another line of an order, null if it is not
 */
record Availability(
    boolean listed, @Nullable Instant exclusiveUntil, boolean frozen, @Nullable Instant heldUntil) {

  /** Whether a line may keep the work for itself. */
  ReserveOutcome reserve(LicenceClass licence) {
    if (!listed || exclusiveUntil != null || frozen) {
      return new ReserveOutcome.Gone();
    }
    return switch (licence) {
      case STANDARD -> new ReserveOutcome.Reserved();
      case EXCLUSIVE ->
          heldUntil == null
              ? new ReserveOutcome.Reserved()
              : new ReserveOutcome.HeldByAnother(heldUntil);
    };
  }

  /** Why a paid line does not get its licence; empty if it does. */
  Optional<GrantOutcome> refusal(WorkId work, LicenceClass licence) {
    if (exclusiveUntil != null) {
      return Optional.of(new GrantOutcome.TakenByAnother(work));
    }
    if (!listed || frozen) {
      return Optional.of(new GrantOutcome.WorkGone(work));
    }
    return switch (licence) {
      case STANDARD -> Optional.empty();
      case EXCLUSIVE ->
          heldUntil == null ? Optional.empty() : Optional.of(new GrantOutcome.TakenByAnother(work));
    };
  }
}
