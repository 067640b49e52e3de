package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/** How money that goes to a member, or comes back from one, is booked. */
final class PayoutPosting {

  private PayoutPosting() {}

  static String key(String payout) {
    return "payout:" + payout;
  }

  static String keySent(String payout) {
    return key(payout) + ":sent";
  }

  static String keyFailed(String payout) {
    return key(payout) + ":failed";
  }

  static Draft intent(PayoutClaim claim) {
    Sides sides =
        new Sides()
            .debit(new Account.OfMember(Chart.CREATOR_AVAILABLE, claim.member()), claim.amount())
            .credit(inTransit(claim.member()), claim.amount());
    return new Draft(
        Draft.Kind.PAYOUT, key(claim.payout()), claim.policy(), claim.payout(), claim.at(), sides);
  }

  static Draft found(PayoutClaim claim, Purses purses) {
    Sides sides = new Sides();
    purses.take(claim.member(), claim.amount(), sides);
    sides.credit(inTransit(claim.member()), claim.amount());
    return new Draft(
        Draft.Kind.PAYOUT, key(claim.payout()), claim.policy(), claim.payout(), claim.at(), sides);
  }

  static Draft sent(
      String payout, MemberId member, Money amount, PolicyVersion policy, Instant at) {
    Sides sides = new Sides().debit(inTransit(member), amount).credit(Chart.STRIPE_BALANCE, amount);
    return new Draft(Draft.Kind.PAYOUT_SENT, keySent(payout), policy, payout, at, sides);
  }

  /**
   * The money is available to the member again; a debt is set off first.
   *
   * @param wasSent true if it had left and came back
   */
  static Draft failed(
      String payout,
      MemberId member,
      Money amount,
      boolean wasSent,
      Purses purses,
      PolicyVersion policy,
      Instant at) {
    Sides sides = new Sides();
    sides.debit(wasSent ? new Account.OfCoop(Chart.STRIPE_BALANCE) : inTransit(member), amount);
    purses.give(member, amount, sides);
    return new Draft(Draft.Kind.PAYOUT_FAILED, keyFailed(payout), policy, payout, at, sides);
  }

  static Draft of(Recovery recovery, Purses purses) {
    Sides sides = new Sides().debit(Chart.STRIPE_BALANCE, recovery.amount());
    purses.give(recovery.member(), recovery.amount(), sides);
    return new Draft(
        Draft.Kind.RECOVERY,
        "reversal:" + recovery.reversal(),
        recovery.policy(),
        recovery.reversal(),
        recovery.at(),
        sides);
  }

  private static Account inTransit(MemberId member) {
    return new Account.OfMember(Chart.PAYOUT_IN_TRANSIT, member);
  }
}
