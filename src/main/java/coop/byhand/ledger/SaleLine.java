package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.util.List;

/**
 * One licence of a paid order: how its net price is divided, among whom the creators' part is
 * divided, and the tax on top.
 *
 * @param line outside form of the order's line; unique in the books
 * @param work outside form of the work
 * @param title of the work when it was sold, for the creators' statements
 * @param licence the class of licence, for example {@code STANDARD}
 * @param creators at least one; their amounts sum to the settlement's creator part
 */
public record SaleLine(
    String line,
    String work,
    String title,
    String licence,
    Settlement settlement,
    List<CreatorShare> creators,
    TaxDue tax) {

  public SaleLine {
    creators = List.copyOf(creators);
    Money sum = Money.zero(settlement.net().currency());
    for (CreatorShare share : creators) {
      sum = sum.plus(share.amount());
    }
    if (creators.isEmpty() || !sum.equals(settlement.creator())) {
      throw new IllegalArgumentException("the creators' shares of " + line + " sum to " + sum);
    }
  }

  /** What the buyer pays: net price and tax. */
  public Money gross() {
    return settlement.net().plus(tax.amount());
  }
}
