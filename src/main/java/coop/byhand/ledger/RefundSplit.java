package coop.byhand.ledger;

import coop.byhand.kernel.Allocation;
import coop.byhand.kernel.Money;
import java.util.Collections;
import java.util.List;

/**
 * Divides an amount that goes back over what is still left of each share, by largest remainder.
 * Differences of two divisions of what went back in all would not do: the method is not monotone
 * (the Alabama paradox), so that a share could grow by a refund. What is left never goes below
 * zero this way, and the last refund of a line leaves exactly nothing.
 */
final class RefundSplit {

  private RefundSplit() {}

  /**
   * The parts of {@code amount} in the order of the shares.
   *
   * @param left of each share, none negative
   * @param amount not negative, at most all that is left
   */
  static List<Money> of(List<Money> left, Money amount) {
    Money whole = left.stream().reduce(Money.zero(amount.currency()), Money::plus);
    if (whole.isLessThan(amount)) {
      throw new IllegalArgumentException(amount + " of " + whole);
    }
    if (whole.isZero()) {
      return Collections.nCopies(left.size(), whole);
    }
    return Allocation.of(amount, left.stream().map(Money::minor).toList());
  }
}
