package coop.byhand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTests {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Throttle TWO_AN_HOUR = new Throttle(2, Duration.ofHours(1));

  @Test
  void theLastAllowedOneNeedNotWait() {
    assertThat(TWO_AN_HOUR.pause(List.of(NOON.minusSeconds(10)), NOON)).isEmpty();
  }

  @Test
  void theNextWaitsUntilTheOldestThatCountsIsGone() {
    List<Instant> earlier =
        List.of(NOON.minusSeconds(3000), NOON.minusSeconds(1800), NOON.minusSeconds(60));
    assertThat(TWO_AN_HOUR.pause(earlier, NOON)).contains(Duration.ofSeconds(1800));
  }

  @Test
  void whatLeftTheWindowNoLongerCounts() {
    assertThat(TWO_AN_HOUR.pause(List.of(NOON.minusSeconds(3600), NOON), NOON)).isEmpty();
  }
}
