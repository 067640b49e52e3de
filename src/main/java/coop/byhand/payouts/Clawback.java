package coop.byhand.payouts;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.payments.ReversalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An attempt to take back, out of an earlier payout, what a member owes after a refund of money
 * that was paid out.
 *
 * @param amount above zero
 * @param owed the whole debt when it was tried, at least the amount
 */
public record Clawback(
    ReversalId id, PayoutId payout, MemberId member, Money amount, Money owed, State state) {

  /** What came of it. */
  public sealed interface State {

    /** Asked of the provider. */
    record Asked(Instant since) implements State {}

    /** The money is back. */
    record Done(Instant at) implements State {}

    /**
     * The provider refused, as a rule because the member's account there is empty. The debt stays
     * and is set off against what the member earns.
     */
    record Refused(Instant at, String reason) implements State {}
  }

  /**
   * A payout that was sent.
   *
   * @param left what has not been taken back of it
   */
  record Source(Payout payout, Money left) {}

  /** What is to be taken back, and out of which payout. */
  record Attempt(Payout payout, Money amount) {}

  /**
   * Decides whether a debt is tried to be taken back now: if it is at least the minimum, no
   * attempt is under way, and after a refusal only if the debt has grown since. One account holds
   * all that was sent, so where one payout cannot be taken back another cannot either.
   *
   * @param last the newest attempt at this member in this currency
   * @param sources payouts that were sent, the newest first
   */
  static Optional<Attempt> due(
      Money owed, Money minimum, Optional<Clawback> last, List<Source> sources) {
    if (owed.isLessThan(minimum) || !isOpenTo(owed, last)) {
      return Optional.empty();
    }
    return sources.stream()
        .filter(source -> !source.left().isZero())
        .findFirst()
        .map(source ->
            new Attempt(source.payout(), source.left().isLessThan(owed) ? source.left() : owed));
  }

  private static boolean isOpenTo(Money owed, Optional<Clawback> last) {
    return last.map(before ->
            switch (before.state()) {
              case State.Asked asked -> false;
              case State.Done done -> true;
              case State.Refused refused -> before.owed().isLessThan(owed);
            })
        .orElse(true);
  }
}
