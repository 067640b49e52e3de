package coop.byhand.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides an amount by weights without losing a minor unit: the largest remainder method
 * (Hamilton). Each part first gets its whole minor units; what is left goes, one each, to the
 * largest remainders, on a tie to the part that stands earlier.
 */
public final class Allocation {

  private Allocation() {}

  /**
   * The parts of {@code amount} in the order of the weights; they sum to the amount exactly.
   *
   * @param amount not negative
   * @param weights at least one, none negative, not all zero
   */
  public static List<Money> of(Money amount, List<Long> weights) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("cannot divide a negative amount: " + amount);
    }
    long sum = 0;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException("a weight is negative: " + weight);
      }
      sum = Math.addExact(sum, weight);
    }
    if (sum == 0) {
      throw new IllegalArgumentException("the weights sum to zero");
    }
    BigInteger total = BigInteger.valueOf(sum);
    List<Long> floors = new ArrayList<>(weights.size());
    List<BigInteger> remainders = new ArrayList<>(weights.size());
    long left = amount.minor();
    for (long weight : weights) {
      BigInteger[] share =
          BigInteger.valueOf(amount.minor())
              .multiply(BigInteger.valueOf(weight))
              .divideAndRemainder(total);
      floors.add(share[0].longValueExact());
      remainders.add(share[1]);
      left -= share[0].longValueExact();
    }
    List<Integer> byRemainder =
        IntStream.range(0, weights.size())
            .boxed()
            .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get).reversed())
            .toList();
    for (int i = 0; i < left; i++) {
      int part = byRemainder.get(i);
      floors.set(part, floors.get(part) + 1);
    }
    return floors.stream().map(minor -> new Money(minor, amount.currency())).toList();
  }
}
