package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.util.Currency;
import java.util.List;

/**
 * What a year came to in one currency: income less expenses of the journals written in it.
 *
 * @param lines accounts of income and expenses, in the order of the chart
 * @param broughtForward losses of earlier years that are not made good yet, never above zero
 */
public record YearResult(Currency currency, List<Line> lines, Money broughtForward) {

  /**
   * One account over the year.
   *
   * @param amount on its normal side, below zero if more went back than came
   */
  public record Line(Chart account, Money amount) {

    /** What it adds to the result; below zero for what it cost. */
    public Money effect() {
      return account.kind() == AccountKind.INCOME ? amount : amount.negated();
    }
  }

  public YearResult {
    lines = List.copyOf(lines);
  }

  /** Income less expenses, below zero for a loss. */
  public Money result() {
    Money sum = Money.zero(currency);
    for (Line line : lines) {
      sum = sum.plus(line.effect());
    }
    return sum;
  }

  /** What can be divided once earlier losses are made good; never below zero. */
  public Money divisible() {
    Money left = result().plus(broughtForward);
    return left.isNegative() ? Money.zero(currency) : left;
  }
}
