package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.util.HashMap;
import java.util.Map;

/**
 * What members have at hand and what they owe, while a journal is being drawn up. It keeps one
 * promise: nobody has money available and owes some at the same time, since what comes pays the
 * debt first and what goes is taken from what is there.
 */
final class Purses {

  private final Map<MemberId, Money> available = new HashMap<>();
  private final Map<MemberId, Money> owed = new HashMap<>();

  /** Puts in what a member has, before the journal. */
  Purses with(MemberId member, Money has, Money owes) {
    available.put(member, has);
    owed.put(member, owes);
    return this;
  }

  /** The member gets an amount; what is owed is set off first. */
  void give(MemberId member, Money amount, Sides sides) {
    Money setOff = least(amount, owed.getOrDefault(member, zero(amount)));
    Money rest = amount.minus(setOff);
    sides.credit(new Account.OfMember(Chart.MEMBER_RECOVERABLE, member), setOff);
    sides.credit(new Account.OfMember(Chart.CREATOR_AVAILABLE, member), rest);
    owed.merge(member, setOff.negated(), Money::plus);
    available.merge(member, rest, Money::plus);
  }

  /** An amount is taken from the member; what is not there is owed from now on. */
  void take(MemberId member, Money amount, Sides sides) {
    Money there = least(amount, available.getOrDefault(member, zero(amount)));
    Money missing = amount.minus(there);
    sides.debit(new Account.OfMember(Chart.CREATOR_AVAILABLE, member), there);
    sides.debit(new Account.OfMember(Chart.MEMBER_RECOVERABLE, member), missing);
    available.merge(member, there.negated(), Money::plus);
    owed.merge(member, missing, Money::plus);
  }

  /** Blocks what is there, at most the amount; answers with what was blocked. */
  Money block(MemberId member, Money amount, Sides sides) {
    Money there = least(amount, available.getOrDefault(member, zero(amount)));
    sides.debit(new Account.OfMember(Chart.CREATOR_AVAILABLE, member), there);
    sides.credit(new Account.OfMember(Chart.CREATOR_BLOCKED, member), there);
    available.merge(member, there.negated(), Money::plus);
    return there;
  }

  static Money least(Money one, Money other) {
    return one.isLessThan(other) ? one : other;
  }

  private static Money zero(Money like) {
    return Money.zero(like.currency());
  }
}
