package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.time.Instant;

/**
 * The co-op's own money between the provider and the bank.
 *
 * @param payout the provider's id of its payout; each direction is booked once
 * @param amount above zero
 */
public record BankMovement(String payout, Money amount, Direction direction, Instant at) {

  /** Where the money went. */
  public enum Direction {
    TO_BANK,
    /** The bank sent it back. */
    RETURNED
  }
}
