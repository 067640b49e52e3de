package coop.byhandsimulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Several do the same at once. */
final class Together {

  private Together() {}

  /**
   * Has so many hands at work, each of which is told its number from zero; returns when all are
   * through.
   *
   * @throws IllegalStateException if one of them failed
   */
  static void run(int hands, IntConsumer work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(hands)) {
      List<Future<?>> begun = new ArrayList<>();
      for (int i = 0; i < hands; i++) {
        int hand = i;
        begun.add(threads.submit(() -> work.accept(hand)));
      }
      for (Future<?> one : begun) {
        one.get();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
