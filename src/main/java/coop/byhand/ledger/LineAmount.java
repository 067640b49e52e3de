package coop.byhand.ledger;

import coop.byhand.kernel.Money;

/**
 * A part of what the buyer paid for one line, tax included.
 *
 * @param line outside form of the order's line
 * @param gross above zero
 */
public record LineAmount(String line, Money gross) {

  public LineAmount {
    if (gross.minor() <= 0) {
      throw new IllegalArgumentException("nothing of line " + line);
    }
  }
}
