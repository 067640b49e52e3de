package coop.byhand.ledger;

import coop.byhand.kernel.Money;

/**
 * The solidarity fund in one currency, without anybody's name.
 *
 * @param has what it holds; below zero if sales were refunded after it was granted away
 * @param granted what it ever granted
 * @param grants how often
 */
public record FundBalance(Money has, Money granted, long grants) {

  /** True if something can be granted. */
  public boolean holdsSomething() {
    return !has.isNegative() && !has.isZero();
  }
}
