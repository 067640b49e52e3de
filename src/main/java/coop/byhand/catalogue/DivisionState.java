package coop.byhand.catalogue;

import java.time.Instant;

/** Where a division stands. */
public sealed interface DivisionState {

  /** It waits for signatures. */
  record Open() implements DivisionState {}

  /** Everybody has signed; it divides sales from then on, until a later one is complete. */
  record Complete(Instant at) implements DivisionState {}

  /** Somebody did not agree; the maker may propose another. */
  record Refused(Instant at) implements DivisionState {}

  /** The maker took it back before it was complete. */
  record Withdrawn(Instant at) implements DivisionState {}
}
