package coop.byhand.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Random ranked papers for properties: few candidates and few papers, so that ties and empty papers
 * come often. The seed is printed with every failure, see {@link Electorate#SEED}.
 */
final class RankedElectorate {

  private static final int CASES = 2_000;

  final int candidates;
  final int seats;
  final List<int[]> papers = new ArrayList<>();
  final Random random;

  private RankedElectorate(Random random) {
    this.random = random;
    candidates = 1 + random.nextInt(7);
    seats = 1 + random.nextInt(4);
    int size = random.nextInt(random.nextBoolean() ? 8 : 80);
    for (int i = 0; i < size; i++) {
      List<Integer> order = new ArrayList<>();
      for (int candidate = 1; candidate <= candidates; candidate++) {
        order.add(candidate);
      }
      Collections.shuffle(order, random);
      int length = random.nextInt(candidates + 1);
      papers.add(order.stream().limit(length).mapToInt(Integer::intValue).toArray());
    }
  }

  static void forAll(Consumer<RankedElectorate> property) {
    for (int i = 0; i < CASES; i++) {
      long seed = Electorate.SEED + i;
      RankedElectorate electorate = new RankedElectorate(new Random(seed));
      try {
        property.accept(electorate);
      } catch (AssertionError | RuntimeException failed) {
        throw new AssertionError("seed " + seed + ": " + failed, failed);
      }
    }
  }

  RankedBallots ballots() {
    RankedBallots.Builder box = RankedBallots.box(candidates);
    papers.forEach(paper -> box.add(1, paper));
    return box.close();
  }

  /** The same papers in another order, some of them bundled. */
  RankedBallots shuffled() {
    List<int[]> other = new ArrayList<>(papers);
    Collections.shuffle(other, random);
    RankedBallots.Builder box = RankedBallots.box(candidates);
    while (!other.isEmpty()) {
      int[] paper = other.removeLast();
      long equal = other.stream().filter(next -> Arrays.equals(next, paper)).count();
      other.removeIf(next -> Arrays.equals(next, paper));
      box.add(1 + equal, paper);
    }
    return box.close();
  }
}
