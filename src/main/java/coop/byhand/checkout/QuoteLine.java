package coop.byhand.checkout;

import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Proceeds;
import coop.byhand.ledger.Settlement;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.members.MemberId;

/**
 * One licence of a quote: what it costs, how that is divided, the tax on top and the terms.
 *
 * @param line the id that the order's line will have
 * @param creator who listed the work; others may share in it
 * @param proceeds who gets what of the price
 * @param terms hash of the licence terms
 */
public record QuoteLine(
    OrderLineId line,
    WorkId work,
    String title,
    MemberId creator,
    String creatorName,
    LicenceClass licence,
    Proceeds proceeds,
    Money tax,
    Digest terms) {

  /** How the price is divided by purposes. */
  public Settlement settlement() {
    return proceeds.settlement();
  }

  /** Without tax. */
  public Money price() {
    return settlement().net();
  }

  /** What the buyer pays. */
  public Money gross() {
    return price().plus(tax);
  }
}
