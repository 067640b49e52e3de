package coop.byhand.checkout;

import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Settlement;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * What a buyer is shown before ordering: the price, how it is divided under the policy in force,
 * the terms, and until when all of that is held.
 *
 * @param order the id that the order will have
 * @param terms hash of the licence terms
 */
public record Quote(
    OrderId order,
    WorkId work,
    String title,
    MemberId creator,
    String creatorName,
    LicenceClass licence,
    Settlement settlement,
    Digest terms,
    Instant heldUntil) {

  /** What the buyer pays, without tax. */
  public Money price() {
    return settlement.net();
  }

  public PolicyVersion policy() {
    return settlement.policy();
  }
}
