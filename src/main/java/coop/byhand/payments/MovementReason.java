package coop.byhand.payments;

/**
 * What a person found out about a difference between the provider and us: what a movement was that
 * nothing of ours explains, or where money went that the provider does not list.
 */
public enum MovementReason {
  /** Our own money, moved by hand between the provider and our bank; or through our bank instead. */
  BANK,
  /** A cost or an income of the co-op itself. */
  OWN
}
