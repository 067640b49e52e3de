package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the end of a hold is booked: what waits becomes available, debts are set off first. */
final class ReleasePosting {

  private ReleasePosting() {}

  static String key(String line) {
    return "release:" + line;
  }

  static Posting of(LineState line, Purses purses, PolicyVersion policy, Instant at) {
    Sides sides = new Sides();
    List<Move> moves = new ArrayList<>();
    for (ShareState state : line.shares()) {
      Money pending = state.at(Place.PENDING);
      if (!pending.isZero()) {
        MemberId member = state.share().creator().orElseThrow();
        sides.debit(state.share().account(), pending);
        purses.give(member, pending, sides);
        moves.add(Move.outOf(state.share(), Place.PENDING, pending));
        moves.add(Move.into(state.share(), Place.RELEASED, pending));
      }
    }
    return new Posting(
        new Draft(Draft.Kind.RELEASE, key(line.line()), policy, line.line(), at, sides), moves);
  }
}
