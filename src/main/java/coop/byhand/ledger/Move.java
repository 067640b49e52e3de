package coop.byhand.ledger;

import coop.byhand.kernel.Money;

/**
 * A part of a share that comes to a place, above zero, or leaves it, below.
 *
 * @param share the number of the share in its line
 */
record Move(String line, int share, Place place, Money amount) {

  static Move into(LineShare share, Place place, Money amount) {
    return new Move(share.line(), share.number(), place, amount);
  }

  static Move outOf(LineShare share, Place place, Money amount) {
    return into(share, place, amount.negated());
  }
}
