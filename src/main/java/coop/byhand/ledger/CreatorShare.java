package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;

/**
 * What one member gets of the creators' part of a licence.
 *
 * @param amount not negative
 */
public record CreatorShare(MemberId member, Money amount) {

  public CreatorShare {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("a share below zero: " + amount);
    }
  }
}
