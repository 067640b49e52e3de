package coop.byhand.tally;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Random electorates for properties. The seed is printed with every failure and can be given again
 * as {@code -Dbyhand.test.args=-Dtally.seed=…}.
 */
final class Electorate {

  static final long SEED = Long.getLong("tally.seed", 20_261_125L);
  private static final int CASES = 2_000;

  final long present;
  final List<Long> votes;
  final Random random;

  private Electorate(Random random) {
    this.random = random;
    // A small grid brings ties and stand-offs often; a wide one brings them seldom. Both matter.
    int width = random.nextBoolean() ? 5 : 90;
    this.present = 500 + 50L * random.nextInt(width);
    this.votes = new ArrayList<>();
    int size = random.nextInt(random.nextBoolean() ? 6 : 40);
    for (int i = 0; i < size; i++) {
      votes.add(500 + 50L * random.nextInt(width));
    }
  }

  static void forAll(Consumer<Electorate> property) {
    for (int i = 0; i < CASES; i++) {
      long seed = SEED + i;
      Electorate electorate = new Electorate(new Random(seed));
      try {
        property.accept(electorate);
      } catch (AssertionError failed) {
        throw new AssertionError("seed " + seed + ", " + electorate + ": " + failed, failed);
      }
    }
  }

  List<Long> shuffled() {
    List<Long> other = new ArrayList<>(votes);
    Collections.shuffle(other, random);
    return other;
  }

  /** The same votes but one, which says something else. */
  List<Long> with(int voter, long instead) {
    List<Long> other = new ArrayList<>(votes);
    other.set(voter, instead);
    return other;
  }

  @Override
  public String toString() {
    return "present " + present + ", votes " + votes;
  }
}
