package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.time.Instant;

/**
 * Money that the provider moved on our balance for a reason that we do not know. It stands apart,
 * so that the books hold what the provider holds, until something of ours explains it and is
 * booked as what it is.
 *
 * @param movement the provider's id of it; each stage is booked once
 * @param net what our balance rose by, fees taken off; below zero if it fell; never zero
 */
public record UnexplainedMovement(String movement, Money net, Stage stage, Instant at) {

  /** Whether it is still unexplained; it is explained once, in one way. */
  public enum Stage {
    FOUND,
    /** By something of ours, which is booked as what it is. */
    EXPLAINED,
    /** By a person: our own money, between the provider and our bank. */
    BANK,
    /** By a person: a cost or an income of the co-op. */
    OWN
  }
}
