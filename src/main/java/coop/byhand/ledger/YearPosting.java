package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/** How the close of a year is booked. */
final class YearPosting {

  private YearPosting() {}

  static String key(int year, String currency) {
    return "close:" + year + ":" + currency;
  }

  static String keyOfPayment(int year, String currency, MemberId member) {
    return "patronage:" + year + ":" + currency + ":" + member;
  }

  static String cause(int year) {
    return "year " + year;
  }

  /** The year in a cause of that form. */
  static int year(String cause) {
    return Integer.parseInt(cause.substring("year ".length()));
  }

  /** Income and expenses of the year go into the surplus; it is dated at the year's end. */
  static Draft result(YearSpan span, YearResult result, PolicyVersion policy) {
    Sides sides = new Sides();
    for (YearResult.Line line : result.lines()) {
      if (line.account().kind() == AccountKind.INCOME) {
        sides.debit(line.account(), line.amount());
      } else {
        sides.credit(line.account(), line.amount());
      }
    }
    sides.credit(Chart.SURPLUS, result.result());
    String key = key(span.year(), result.currency().getCurrencyCode()) + ":result";
    return new Draft(Draft.Kind.YEAR_RESULT, key, policy, cause(span.year()), span.last(), sides);
  }

  /** The surplus is divided. */
  static Draft division(YearSpan span, YearDivision division, PolicyVersion policy) {
    Sides sides =
        new Sides()
            .debit(Chart.SURPLUS, division.surplus())
            .credit(Chart.COLLECTIVE_RESERVE, division.reserve())
            .credit(Chart.EDUCATION_FUND, division.education());
    for (YearShare share : division.shares()) {
      sides.credit(new Account.OfMember(Chart.PATRONAGE_PAYABLE, share.member()), share.cash());
      sides.credit(
          new Account.OfMember(Chart.MEMBER_RETAINED_PATRONAGE, share.member()), share.retained());
    }
    return new Draft(
        Draft.Kind.YEAR_DIVISION,
        key(span.year(), division.surplus().currencyCode()),
        policy,
        cause(span.year()),
        span.last(),
        sides);
  }

  /** A member's cash part becomes available; what the member owes is set off first. */
  static Draft payment(
      int year, MemberId member, Money cash, Purses purses, PolicyVersion policy, Instant now) {
    Sides sides = new Sides().debit(new Account.OfMember(Chart.PATRONAGE_PAYABLE, member), cash);
    purses.give(member, cash, sides);
    return new Draft(
        Draft.Kind.PATRONAGE,
        keyOfPayment(year, cash.currencyCode(), member),
        policy,
        cause(year),
        now,
        sides);
  }
}
