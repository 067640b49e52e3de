package coop.byhand.ledger;

import coop.byhand.kernel.Money;

/** What came of agreeing to a grant of the solidarity fund. */
public sealed interface GrantAgreementOutcome {

  /** It is booked, now or before; a second time changes nothing and answers the same. */
  record Agreed(SolidarityGrant grant) implements GrantAgreementOutcome {}

  /** Only the board agrees. */
  record NotTheBoard() implements GrantAgreementOutcome {}

  /** Who proposed it does not agree to it as well. */
  record SamePerson() implements GrantAgreementOutcome {}

  /** Nobody agrees to a grant for themselves. */
  record ForOneself() implements GrantAgreementOutcome {}

  /** Whom it is for has left the co-op. */
  record NotAMember() implements GrantAgreementOutcome {}

  /**
   * The fund does not hold so much any more.
   *
   * @param has what it holds in that currency
   */
  record MoreThanHeld(Money has) implements GrantAgreementOutcome {}

  /** It was declined before. */
  record DeclinedBefore() implements GrantAgreementOutcome {}

  /** There is no such grant. */
  record Unknown() implements GrantAgreementOutcome {}
}
