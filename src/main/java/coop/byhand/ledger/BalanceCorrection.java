package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.time.Instant;

/**
 * A correction of what the books hold at the provider, where its list says otherwise than what it
 * told us; or that it is taken back.
 *
 * @param item what it is about, in outside form
 * @param number counts the corrections of one item from 1
 * @param amount what the balance is changed by, as it was first booked; never zero
 * @param against the other side
 * @param takesBack whether this takes back what was booked under the same item and number
 */
public record BalanceCorrection(
    String item, int number, Money amount, Against against, boolean takesBack, Instant at) {

  /** Where the difference belongs. */
  public enum Against {
    /** It went through our bank instead. */
    BANK,
    /** It is a cost or an income of the co-op. */
    OWN
  }

  String key() {
    return "correction:" + item + ":" + number;
  }
}
