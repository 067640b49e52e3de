package coop.byhandsimulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What a run does, drawn before it begins: which move at which step, and for each step a seed of
 * its own from which the move draws its details. So no step depends on how many numbers another
 * one used, and two runs of one seed plan the same whatever their threads do.
 */
final class Script {

  /** How often somebody orders and pays before every kind of move has its turn. */
  private static final int SALES_FIRST = 3;

  /**
   * A move and how often it is drawn.
   *
   * @param weight among the weights of all
   */
  record Weighed(String name, int weight, Consumer<Play> move) {}

  /**
   * One step of a run.
   *
   * @param seed of the numbers that its move draws
   */
  record Step(Weighed move, long seed) {}

  private Script() {}

  /** So many steps, each drawn by weight. */
  static List<Step> drawn(long seed, int steps, List<Weighed> moves) {
    SplittableRandom random = new SplittableRandom(seed);
    int all = moves.stream().mapToInt(Weighed::weight).sum();
    List<Step> script = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      script.add(new Step(at(moves, random.nextInt(all)), random.nextLong()));
    }
    return script;
  }

  /** Some sales, and then every kind of move once, in an order of the seed's. */
  static List<Step> eachOnce(long seed, List<Weighed> moves) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Weighed> order = new ArrayList<>(moves);
    Collections.shuffle(order, new Random(random.nextLong()));
    List<Step> script = new ArrayList<>();
    for (int i = 0; i < SALES_FIRST; i++) {
      script.add(new Step(moves.get(0), random.nextLong()));
      script.add(new Step(moves.get(1), random.nextLong()));
    }
    order.forEach(move -> script.add(new Step(move, random.nextLong())));
    return script;
  }

  private static Weighed at(List<Weighed> moves, int ticket) {
    int left = ticket;
    for (Weighed weighed : moves) {
      left -= weighed.weight();
      if (left < 0) {
        return weighed;
      }
    }
    throw new IllegalStateException("a ticket beyond the last move");
  }
}
