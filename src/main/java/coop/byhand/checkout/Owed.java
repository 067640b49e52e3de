package coop.byhand.checkout;

import coop.byhand.kernel.Money;

/**
 * What is owed of money that did not arrive.
 *
 * @param owed by us still; zero if the buyer has all of it
 * @param taken by the buyer's bank, which the buyer has from there
 */
public record Owed(Money owed, Money taken) {

  static Owed of(Money all, Money owed) {
    return new Owed(owed, all.minus(owed));
  }

  /** Whether the bank took some of it and left some; the provider sends all of it or nothing. */
  public boolean isPart() {
    return !owed.isZero() && !taken.isZero();
  }
}
