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

  /** Whether it is still unexplained. */
  public enum Stage {
    FOUND,
    EXPLAINED
  }
}
