package coop.byhand.ledger;

import coop.byhand.kernel.Money;

/**
 * What a closed year came to in one currency, without any member's part.
 *
 * @param result income less expenses
 * @param divided what was divided: the next two and what members got
 */
public record YearTotals(int year, Money result, Money divided, Money reserve, Money education) {

  /** What members got together. */
  public Money patronage() {
    return divided.minus(reserve).minus(education);
  }
}
