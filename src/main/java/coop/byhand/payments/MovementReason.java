package coop.byhand.payments;

/** What a person found out that a movement was which nothing of ours explains. */
public enum MovementReason {
  /** Our own money, moved by hand between the provider and our bank. */
  BANK,
  /** A cost or an income of the co-op itself. */
  OWN
}
