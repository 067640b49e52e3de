package coop.byhand.ledger;

import coop.byhand.kernel.Allocation;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.policy.RevenueSplit;
import java.util.List;

/**
 * How the net price of one licence is divided under one policy version: to the creator, to running
 * the co-op, to the solidarity fund and to the collective reserve. The four sum to the price to the
 * last cent: each gets its whole cents, the rest goes by largest remainder, on a tie in this order.
 */
public record Settlement(
    Money net,
    RevenueSplit split,
    Money creator,
    Money operating,
    Money solidarity,
    Money reserve) {

  public Settlement {
    if (net.isNegative()
        || creator.isNegative()
        || operating.isNegative()
        || solidarity.isNegative()
        || reserve.isNegative()) {
      throw new IllegalArgumentException("a share below zero of " + net);
    }
    if (!creator.plus(operating).plus(solidarity).plus(reserve).equals(net)) {
      throw new IllegalArgumentException("the shares do not sum to " + net);
    }
  }

  /** Divides a net price, tax not included. */
  public static Settlement of(Money net, RevenueSplit split) {
    List<Money> shares =
        Allocation.of(
            net,
            List.of(
                (long) split.creator().value(),
                (long) split.operating().value(),
                (long) split.solidarity().value(),
                (long) split.reserve().value()));
    return new Settlement(net, split, shares.get(0), shares.get(1), shares.get(2), shares.get(3));
  }

  /** What the creator does not get. */
  public Money commission() {
    return net.minus(creator);
  }

  /** The version of the voted document that it follows. */
  public PolicyVersion policy() {
    return split.version();
  }
}
