package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.SharedData;
import org.junit.jupiter.api.Test;

class InstantRunOffTests {

  private static final Lot LOT = new Lot("");

  @Test
  void burlingtonElectsNeitherTheLeaderNorTheOneWhoBeatsAllOthers() {
    BltElection election =
        Wards.blt(SharedData.folder("elections").resolve("irv/burlington_2009_final3.blt"));
    StvCount count = InstantRunOff.count(election.ballots(), LOT);

    assertThat(count.elected()).containsExactly(2);
    assertThat(election.candidates().get(1).name()).isEqualTo("Bob Kiss");
    StvStage first = count.stages().getFirst();
    assertThat(first.total(3)).isGreaterThan(first.total(2));
    assertThat(count.fates().getFirst().status()).isEqualTo(StvFate.Status.EXCLUDED);
  }

  @Test
  void thePapersOfTheLastGoOnUntilOneHasMoreThanHalf() {
    RankedBallots ballots =
        RankedBallots.box(4).add(4, 1).add(3, 2).add(2, 3, 4, 2).add(1, 4, 3).close();
    StvCount count = InstantRunOff.count(ballots, LOT);

    assertThat(count.quota()).isEqualTo(6);
    assertThat(count.stages().get(1).candidate()).isEqualTo(4);
    assertThat(count.stages().get(1).totals()).containsExactly(400_000L, 300_000L, 300_000L, 0L);
    assertThat(count.stages().get(2).tie()).isPresent();
  }
}
