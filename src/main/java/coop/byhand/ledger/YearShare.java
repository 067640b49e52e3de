package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;

/**
 * One member's part of a year's surplus in one class and currency.
 *
 * @param measure above zero: minor units of the voted measure for creators, hours for workers
 * @param cash to be paid out, not negative
 * @param retained kept in the co-op in the member's name, not negative
 */
public record YearShare(
    MemberId member, PatronageClass of, long measure, Money cash, Money retained) {

  public YearShare {
    if (measure <= 0 || cash.isNegative() || retained.isNegative()) {
      throw new IllegalArgumentException("no share of a surplus: " + member);
    }
  }

  /** Paid out and kept together. */
  public Money amount() {
    return cash.plus(retained);
  }
}
