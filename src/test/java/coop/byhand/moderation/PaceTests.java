package coop.byhand.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTests {

  private static final Instant NOON = Instant.parse("2027-05-01T12:00:00Z");
  private static final Pace TWO = new Pace(2);

  @Test
  void fewerThanTheMostNeedNoPause() {
    assertThat(TWO.pause(List.of(), NOON)).isEmpty();
    assertThat(TWO.pause(List.of(NOON), NOON)).isEmpty();
  }

  @Test
  void thePauseLastsUntilTheOldestThatCountsIsADayOld() {
    List<Instant> earlier =
        List.of(NOON.minusSeconds(7_200), NOON.minusSeconds(3_600), NOON.minusSeconds(60));
    assertThat(TWO.pause(earlier, NOON)).hasValue(Duration.ofHours(23));
    assertThat(TWO.pause(earlier, NOON.plus(Duration.ofHours(23)))).isEmpty();
  }
}
