package coop.byhand.ledger;

import coop.byhand.kernel.Allocation;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a dispute is booked. The bank has taken the money; while it is decided, the creators' part
 * of it is blocked as far as it is there, the other parts are only noted, so that they cannot be
 * refunded a second time.
 */
final class DisputePosting {

  private DisputePosting() {}

  static String key(String dispute, String step) {
    return "dispute:" + dispute + ":" + step;
  }

  /**
   * The money has gone. It is divided over all that is left of the order, by largest remainder;
   * what exceeds that touches nobody's share.
   */
  static Posting withdrawn(
      DisputedPayment dispute, List<LineState> lines, Purses purses, PolicyVersion policy) {
    Money amount = dispute.amount();
    Sides sides =
        new Sides()
            .debit(Chart.DISPUTE_HELD, amount)
            .debit(Chart.DISPUTE_FEES, dispute.fee())
            .credit(Chart.STRIPE_BALANCE, amount.plus(dispute.fee()));
    List<ShareState> states = lines.stream().flatMap(line -> line.shares().stream()).toList();
    List<Money> left = states.stream().map(ShareState::left).toList();
    Money whole = left.stream().reduce(Money.zero(amount.currency()), Money::plus);
    List<Money> parts = RefundSplit.of(left, Purses.least(amount, whole));
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      block(states.get(i), parts.get(i), purses, sides, moves);
    }
    return new Posting(
        new Draft(
            Draft.Kind.DISPUTE_WITHDRAWN,
            key(dispute.dispute(), "withdrawn"),
            policy,
            dispute.order(),
            dispute.at(),
            sides),
        moves);
  }

  private static void block(
      ShareState state, Money part, Purses purses, Sides sides, List<Move> moves) {
    LineShare share = state.share();
    if (share.role() != Role.CREATOR) {
      moves.add(Move.outOf(share, Place.KEPT, part));
      moves.add(Move.into(share, Place.DISPUTED, part));
      return;
    }
    MemberId member = share.creator().orElseThrow();
    Money waiting = Purses.least(part, state.at(Place.PENDING));
    sides.debit(share.account(), waiting);
    sides.credit(new Account.OfMember(Chart.CREATOR_BLOCKED, member), waiting);
    Money rest = part.minus(waiting);
    Money blocked = purses.block(member, rest, sides);
    moves.add(Move.outOf(share, Place.PENDING, waiting));
    moves.add(Move.outOf(share, Place.RELEASED, rest));
    moves.add(Move.into(share, Place.BLOCKED, waiting.plus(blocked)));
    moves.add(Move.into(share, Place.DISPUTED, rest.minus(blocked)));
  }

  /**
   * What a dispute holds of one share.
   *
   * @param waiting how much of it came out of the hold
   * @param blocked what was held back from the creator
   * @param exposed what was not there to be held back
   */
  record Held(LineShare share, Money waiting, Money blocked, Money exposed) {
    Money all() {
      return blocked.plus(exposed);
    }
  }

  /**
   * The money is back; every share stands again where it stood.
   *
   * @param amount what was withdrawn without the fee
   * @param came what came back: more where the provider gives its fee back, too
   */
  static Posting won(
      String dispute,
      String order,
      Money amount,
      Money came,
      List<Held> held,
      Purses purses,
      PolicyVersion policy,
      Instant at) {
    Sides sides =
        new Sides()
            .debit(Chart.STRIPE_BALANCE, came)
            .credit(Chart.DISPUTE_HELD, amount)
            .credit(Chart.DISPUTE_FEES, came.minus(amount));
    List<Move> moves = new ArrayList<>();
    for (Held one : held) {
      LineShare share = one.share();
      moves.add(Move.outOf(share, Place.BLOCKED, one.blocked()));
      moves.add(Move.outOf(share, Place.DISPUTED, one.exposed()));
      if (share.role() == Role.CREATOR) {
        MemberId member = share.creator().orElseThrow();
        sides.debit(new Account.OfMember(Chart.CREATOR_BLOCKED, member), one.blocked());
        sides.credit(share.account(), one.waiting());
        purses.give(member, one.blocked().minus(one.waiting()), sides);
        moves.add(Move.into(share, Place.PENDING, one.waiting()));
        moves.add(Move.into(share, Place.RELEASED, one.all().minus(one.waiting())));
      } else {
        moves.add(Move.into(share, Place.KEPT, one.exposed()));
      }
    }
    return new Posting(
        new Draft(Draft.Kind.DISPUTE_WON, key(dispute, "won"), policy, order, at, sides), moves);
  }

  /**
   * The money is lost. Every share is gone like in a refund; of the creators' part the reserve
   * bears what the sale's policy says, and what of that was blocked is theirs again. What exceeds
   * the order's shares is the co-op's loss.
   *
   * @param reserve the part of the creators' loss that the collective reserve bears
   */
  static Posting lost(
      String dispute,
      String order,
      Money amount,
      List<Held> held,
      BasisPoints reserve,
      Purses purses,
      PolicyVersion policy,
      Instant at) {
    Money zero = Money.zero(amount.currency());
    Sides sides = new Sides();
    List<Move> moves = new ArrayList<>();
    List<Money> borne = bornByReserve(held, reserve, zero);
    Money rest = amount;
    for (int i = 0; i < held.size(); i++) {
      Held one = held.get(i);
      LineShare share = one.share();
      rest = rest.minus(one.all());
      moves.add(Move.outOf(share, Place.BLOCKED, one.blocked()));
      moves.add(Move.outOf(share, Place.DISPUTED, one.exposed()));
      if (share.role() == Role.CREATOR) {
        MemberId member = share.creator().orElseThrow();
        sides.debit(new Account.OfMember(Chart.CREATOR_BLOCKED, member), one.blocked());
        sides.debit(Chart.COLLECTIVE_RESERVE, borne.get(i));
        moves.add(Move.into(share, Place.GRANTED, borne.get(i)));
        if (borne.get(i).isLessThan(one.exposed())) {
          purses.take(member, one.exposed().minus(borne.get(i)), sides);
        } else {
          purses.give(member, borne.get(i).minus(one.exposed()), sides);
        }
      } else {
        sides.debit(share.account(), one.exposed());
      }
    }
    sides.debit(Chart.DISPUTE_LOSS, rest);
    sides.credit(Chart.DISPUTE_HELD, amount);
    return new Posting(
        new Draft(Draft.Kind.DISPUTE_LOST, key(dispute, "lost"), policy, order, at, sides), moves);
  }

  /** Share by share, zero for those that are no creator's. */
  private static List<Money> bornByReserve(List<Held> held, BasisPoints reserve, Money zero) {
    List<Money> losses =
        held.stream().map(one -> one.share().role() == Role.CREATOR ? one.all() : zero).toList();
    Money loss = losses.stream().reduce(zero, Money::plus);
    Money borne =
        Allocation.of(loss, List.of((long) reserve.value(), (long) reserve.complement().value()))
            .getFirst();
    return RefundSplit.of(losses, borne);
  }
}
