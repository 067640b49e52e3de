package coop.byhand.catalogue;

import java.time.Instant;

/** Where a work stands on its way to the public and back. */
public sealed interface ListingState {

  /** Kept for its creator alone. */
  record Draft() implements ListingState {}

  /** Handed in; members look at its evidence. */
  record InReview(Instant since) implements ListingState {}

  /** The members were convinced; it lacks a price at or above the floor. */
  record AwaitingPrice(Instant verifiedAt) implements ListingState {}

  /** Public and for sale. */
  record Listed(Instant since) implements ListingState {}

  /** The members were not convinced. */
  record Refused(Instant at) implements ListingState {}

  /** Taken down; licences already sold stay valid. */
  record Withdrawn(Instant at, String reason) implements ListingState {}
}
