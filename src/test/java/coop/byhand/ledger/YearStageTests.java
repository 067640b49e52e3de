package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** When a year begins and ends, and when it can be closed. */
class YearStageTests {

  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private static final YearSpan YEAR = YearSpan.of(2026, BRUSSELS);

  @Test
  void aYearIsCountedInTheZoneOfTheHouse() {
    assertThat(YEAR.from()).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
    assertThat(YEAR.to()).isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
    assertThat(YEAR.last()).isEqualTo(Instant.parse("2026-12-31T22:59:59.999999Z"));
    assertThat(YearSpan.at(YEAR.last(), BRUSSELS)).isEqualTo(YEAR);
    assertThat(YearSpan.at(YEAR.to(), BRUSSELS).year()).isEqualTo(2027);
    assertThat(YearSpan.of(2027, BRUSSELS).from()).isEqualTo(YEAR.to());
  }

  @Test
  void itIsOpenWhenItIsOverRestedAndTheOneBeforeIsClosed() {
    assertThat(YearStage.of(YEAR, 2026, YEAR.last())).isEqualTo(YearStage.RUNNING);
    assertThat(YearStage.of(YEAR, 2026, YEAR.to())).isEqualTo(YearStage.RESTING);
    Instant rested = YEAR.to().plus(Duration.ofDays(7));
    assertThat(YearStage.of(YEAR, 2026, rested.minusNanos(1))).isEqualTo(YearStage.RESTING);
    assertThat(YearStage.of(YEAR, 2026, rested)).isEqualTo(YearStage.OPEN);
    assertThat(YearStage.of(YEAR, 2025, rested)).isEqualTo(YearStage.AFTER_EARLIER);
    assertThat(YearStage.of(YEAR, 2025, YEAR.last())).isEqualTo(YearStage.RUNNING);
    assertThat(YearStage.of(YEAR, 2027, rested)).isEqualTo(YearStage.CLOSED);
  }
}
