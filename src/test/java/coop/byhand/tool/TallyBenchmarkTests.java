package coop.byhand.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That the benchmark counts what it says; how fast is for {@code ./byhand bench tally}. */
class TallyBenchmarkTests {

  @Test
  void everyRoundCountsTheSamePapersEachTime() {
    TallyBenchmark few = new TallyBenchmark(3_000);
    TallyBenchmark same = new TallyBenchmark(3_000);
    assertThat(few.rounds()).hasSize(4).allMatch(round -> round.units() == 3_000);
    few.rounds().forEach(round -> round.work().run());
    same.rounds();
    assertThat(few.readings()).isEqualTo(same.readings());
    assertThat(few.readings().getFirst().value()).isBetween(3_000L * 6, 3_000L * 7);
  }
}
