package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How money that goes back to a buyer is booked: out of what is left of the sale's own shares. */
final class RefundPosting {

  private RefundPosting() {}

  static String key(String refund) {
    return "refund:" + refund;
  }

  static String keyDone(String refund) {
    return key(refund) + ":done";
  }

  static String keyFailed(String refund) {
    return key(refund) + ":failed";
  }

  /**
   * The intent. A creator's part comes out of the hold as far as it is there, then out of what is
   * available; what is not there is owed from then on.
   *
   * @param lines the claim's lines as they stand, each with at least as much left
   */
  static Posting intent(
      RefundClaim claim, Map<String, LineState> lines, Purses purses, PolicyVersion policy) {
    Sides sides = new Sides();
    List<Move> moves = new ArrayList<>();
    for (LineAmount wanted : claim.lines()) {
      List<ShareState> states = Bookings.known(lines, wanted.line()).shares();
      List<Money> parts =
          RefundSplit.of(states.stream().map(ShareState::left).toList(), wanted.gross());
      for (int i = 0; i < parts.size(); i++) {
        takeBack(states.get(i), parts.get(i), purses, sides, moves);
      }
      sides.credit(Chart.REFUND_IN_TRANSIT, wanted.gross());
    }
    return new Posting(
        new Draft(Draft.Kind.REFUND, key(claim.refund()), policy, claim.order(), claim.at(), sides),
        moves);
  }

  private static void takeBack(
      ShareState state, Money part, Purses purses, Sides sides, List<Move> moves) {
    LineShare share = state.share();
    if (share.role() != Role.CREATOR) {
      sides.debit(share.account(), part);
      moves.add(Move.outOf(share, Place.KEPT, part));
      return;
    }
    MemberId member = share.creator().orElseThrow();
    Money waiting = Purses.least(part, state.at(Place.PENDING));
    sides.debit(share.account(), waiting);
    moves.add(Move.outOf(share, Place.PENDING, waiting));
    purses.take(member, part.minus(waiting), sides);
    moves.add(Move.outOf(share, Place.RELEASED, part.minus(waiting)));
  }

  /**
   * The money has left.
   *
   * @param from where it lay: with the provider, or with our bank
   */
  static Draft done(
      String refund, String order, Money amount, Chart from, PolicyVersion policy, Instant at) {
    Sides sides = new Sides().debit(Chart.REFUND_IN_TRANSIT, amount).credit(from, amount);
    return new Draft(Draft.Kind.REFUND_DONE, keyDone(refund), policy, order, at, sides);
  }

  /**
   * The money came back: the intent in the mirror. What was taken from a hold that is over by now,
   * or from the member's own, is the member's again; a debt is set off first.
   *
   * @param from where the money lies: on its way, or with the provider once it had been sent
   * @param taken what the intent took out of the shares
   */
  static Posting failed(
      String refund,
      String order,
      Chart from,
      List<Taken> taken,
      Purses purses,
      PolicyVersion policy,
      Instant at) {
    Sides sides = new Sides();
    List<Move> moves = new ArrayList<>();
    for (Taken one : taken) {
      LineShare share = one.share();
      Money amount = one.amount();
      Place place = one.released() && one.place() == Place.PENDING ? Place.RELEASED : one.place();
      sides.debit(from, amount);
      if (place == Place.RELEASED) {
        purses.give(share.creator().orElseThrow(), amount, sides);
      } else {
        sides.credit(share.account(), amount);
      }
      moves.add(Move.into(share, place, amount));
    }
    return new Posting(
        new Draft(Draft.Kind.REFUND_FAILED, keyFailed(refund), policy, order, at, sides), moves);
  }

  /**
   * What an intent took out of a share.
   *
   * @param amount above zero
   * @param released true if the line's hold is over by now
   */
  record Taken(LineShare share, Place place, Money amount, boolean released) {}
}
