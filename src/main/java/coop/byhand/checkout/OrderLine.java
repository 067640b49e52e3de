package coop.byhand.checkout;

import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.CreatorShare;
import coop.byhand.ledger.Proceeds;
import coop.byhand.ledger.Settlement;
import coop.byhand.ledger.TaxDue;
import coop.byhand.licensing.LicenceClass;
import java.util.List;

/**
 * One licence of an order. What was ordered never changes: work, price, the policy that divides it,
 * the people who share it and the terms that were accepted.
 *
 * @param reference what the books call it
 * @param creators among whom the creators' part is divided
 */
public record OrderLine(
    OrderLineId id,
    String reference,
    WorkId work,
    String title,
    LicenceClass licence,
    Settlement settlement,
    List<CreatorShare> creators,
    TaxDue tax,
    Digest terms,
    LineState state) {

  public OrderLine {
    creators = List.copyOf(creators);
  }

  /** Who gets what of the price. */
  public Proceeds proceeds() {
    return new Proceeds(settlement, creators);
  }

  /** What the buyer pays for it. */
  public Money gross() {
    return settlement.net().plus(tax.amount());
  }
}
