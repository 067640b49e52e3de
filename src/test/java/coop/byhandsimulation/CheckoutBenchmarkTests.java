package coop.byhandsimulation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.tool.Benchmark;
import org.junit.jupiter.api.Test;

/**
 * That the benchmark sells what it says, in a small form; how fast is for {@code ./byhand bench
 * checkout}.
 */
class CheckoutBenchmarkTests {

  @Test
  void paidOrdersAreCompletedAndOfManyRivalsOneIsLicensed() {
    try (CheckoutBenchmark small =
        new CheckoutBenchmark(new CheckoutBenchmark.Size(16, 12, 0, 1, 80))) {
      for (Benchmark.Round round : small.rounds()) {
        small.prepare(round, 2);
        for (int i = 0; i < 2; i++) {
          small.before(round);
          round.work().run();
          // Fails unless each order was licensed, and of the rivals one.
          small.after(round);
        }
        assertThat(small.peer(round, 1)).isPresent();
      }
      assertThat(small.readings())
          .contains(
              new Benchmark.Reading("rivals for one licence: exclusive licences", 1, "winners"),
              new Benchmark.Reading("rivals for one licence: the others", 11, "fully refunded"))
          .filteredOn(reading -> reading.unit().equals("writing transactions"))
          .hasSize(10)
          .allMatch(reading -> reading.value() >= 200);
    }
  }
}
