package coop.byhand.ledger;

import coop.byhand.kernel.Allocation;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What one member gets of the creators' part of a licence.
 *
 * @param amount not negative
 * @param weight the member's signed part in relation to the others' of the same line, not negative;
 *     kept beside the amount so that the division can be computed again
 */
public record CreatorShare(MemberId member, Money amount, long weight) {

  public CreatorShare {
    if (amount.isNegative() || weight < 0) {
      throw new IllegalArgumentException("a share below zero: " + amount);
    }
  }

  /** A share whose amount is its weight: dividing by the amounts gives the amounts again. */
  public CreatorShare(MemberId member, Money amount) {
    this(member, amount, amount.minor());
  }

  /**
   * Divides the creators' part of a line by signed weights, by largest remainder, on a tie in the
   * order of the members' ids. In that order they come back.
   *
   * @param weights at least one, none negative, not all zero
   */
  public static List<CreatorShare> divide(Money part, Map<MemberId, ? extends Number> weights) {
    List<MemberId> members = new ArrayList<>();
    List<Long> inOrder = new ArrayList<>();
    weights.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .forEach(entry -> {
          members.add(entry.getKey());
          inOrder.add(entry.getValue().longValue());
        });
    List<Money> amounts = Allocation.of(part, inOrder);
    List<CreatorShare> shares = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      shares.add(new CreatorShare(members.get(i), amounts.get(i), inOrder.get(i)));
    }
    return shares;
  }
}
