package coop.byhand.look;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTests {

  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private final Formats english = new Formats(Locale.ENGLISH, BRUSSELS);
  private final Formats german = new Formats(Locale.GERMAN, BRUSSELS);

  @Test
  void amountsStandInTheFormOfTheLanguage() {
    assertThat(english.money(Money.of(123_450, "EUR"))).isEqualTo("€1,234.50");
    assertThat(german.money(Money.of(123_450, "EUR"))).isEqualTo("1.234,50\u00a0€");
    assertThat(english.money(Money.of(500, "JPY"))).endsWith("500").doesNotContain(".");
    assertThat(english.figure(Money.of(-8_000, "EUR"))).isEqualTo("-80.00");
  }

  @Test
  void ratesAreAsShortAsTheyAreExact() {
    assertThat(english.rate(new BasisPoints(1_700))).isEqualTo("17\u00a0%");
    assertThat(english.rate(new BasisPoints(1_750))).isEqualTo("17.5\u00a0%");
    assertThat(german.rate(new BasisPoints(1_725))).isEqualTo("17,25\u00a0%");
    assertThat(english.rateFigure(new BasisPoints(1_700))).isEqualTo("17.00\u00a0%");
  }

  @Test
  void timesNameTheirZone() {
    Instant may = Instant.parse("2027-05-01T08:12:00Z");
    assertThat(english.day(may)).isEqualTo("1 May 2027");
    assertThat(english.moment(may)).isEqualTo("1 May 2027, 10:12\u00a0CEST");
    assertThat(german.moment(may)).isEqualTo("1. Mai 2027, 10:12\u00a0MESZ");
    assertThat(english.moment(Instant.parse("2027-01-31T23:30:00Z")))
        .isEqualTo("1 February 2027, 00:30\u00a0CET");
  }

  @Test
  void sizesOfFilesAreRounded() {
    assertThat(english.bytes(999)).isEqualTo("999\u00a0B");
    assertThat(english.bytes(217_326)).isEqualTo("217\u00a0kB");
    assertThat(english.bytes(1_449_999)).isEqualTo("1.4\u00a0MB");
    assertThat(german.bytes(25_060_000)).isEqualTo("25,1\u00a0MB");
  }
}
