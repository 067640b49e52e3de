package coop.byhand.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That the benchmark builds the log it speaks of; how fast is for {@code ./byhand bench register}. */
class RegisterBenchmarkTests {

  @Test
  void theLogIsWrittenInTilesAndItsProofsHold() {
    try (RegisterBenchmark log = new RegisterBenchmark(3_000)) {
      // The last round checks a thousand proofs against the root.
      log.rounds().forEach(round -> round.work().run());
      // Twelve bundles, as many tiles of level 0, and one of level 1 over the eleven full ones.
      assertThat(log.readings())
          .contains(new Benchmark.Reading("register: files", 25, "files"))
          .allMatch(reading -> reading.name().startsWith("register: "));
    }
  }
}
