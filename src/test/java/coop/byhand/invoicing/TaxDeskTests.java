package coop.byhand.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.BasisPoints;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class TaxDeskTests {

  private static final Instant TODAY = Instant.parse("2026-11-15T12:00:00Z");

  @Autowired TaxDesk desk;
  @Autowired DSLContext database;

  private TaxOutcome consumer(String country, Instant at) {
    return desk.assess(
        new BuyerPlace(country, Optional.empty(), Optional.empty(), Optional.empty()), at);
  }

  private TaxAssessment assessed(String country, Instant at) {
    return switch (consumer(country, at)) {
      case TaxOutcome.Assessed(TaxAssessment assessment) -> assessment;
      case TaxOutcome other -> throw new AssertionError(other);
    };
  }

  /** The day changes at midnight of the house's zone, which is Brussels in the tests. */
  @ParameterizedTest
  @CsvSource({
    "DE, 2020-06-30T21:59:59Z, 1900",
    "DE, 2020-06-30T22:00:00Z, 1600",
    "DE, 2020-12-31T22:59:59Z, 1600",
    "DE, 2020-12-31T23:00:00Z, 1900",
    "IE, 2020-08-31T12:00:00Z, 2300",
    "IE, 2020-09-01T12:00:00Z, 2100",
    "IE, 2021-02-28T12:00:00Z, 2100",
    "IE, 2021-03-01T12:00:00Z, 2300",
    "LU, 2023-06-01T12:00:00Z, 1600",
    "LU, 2024-01-01T12:00:00Z, 1700",
    "EE, 2023-12-31T12:00:00Z, 2000",
    "EE, 2024-01-01T12:00:00Z, 2200",
    "EE, 2025-07-01T12:00:00Z, 2400",
    "FI, 2024-08-31T12:00:00Z, 2400",
    "FI, 2024-09-01T12:00:00Z, 2550",
    "SK, 2024-12-31T12:00:00Z, 2000",
    "SK, 2025-01-01T12:00:00Z, 2300",
    "RO, 2015-12-31T12:00:00Z, 2400",
    "RO, 2016-06-01T12:00:00Z, 2000",
    "RO, 2025-07-31T12:00:00Z, 1900",
    "RO, 2025-08-01T12:00:00Z, 2100",
    "GR, 2016-05-31T12:00:00Z, 2300",
    "GR, 2016-06-01T12:00:00Z, 2400",
    "HU, 2026-11-15T12:00:00Z, 2700"
  })
  void theSameDayHasOneRate(String country, Instant at, int rate) {
    assertThat(assessed(country, at).rate()).isEqualTo(new BasisPoints(rate));
    assertThat(assessed(country, at)).isEqualTo(assessed(country, at));
  }

  @Test
  void everyCountryOfTheWorldHasAnAnswerToday() {
    Set<String> inside = new HashSet<>();
    for (String country : Locale.getISOCountries()) {
      if (assessed(country, TODAY).kind() == TaxAssessment.Kind.STANDARD) {
        inside.add(country);
      }
    }
    assertThat(inside)
        .containsExactlyInAnyOrder(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
            "IE", "IT", "LT", "LU", "LV", "MC", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");
  }

  @ParameterizedTest
  @CsvSource({"GB", "CH", "NO", "US", "JP", "AX", "RE"})
  void beyondTheTerritoryNothingIsTaken(String country) {
    assertThat(assessed(country, TODAY).kind()).isEqualTo(TaxAssessment.Kind.OUTSIDE);
  }

  @ParameterizedTest
  @CsvSource({"XX", "de", "EL", "''", "DEU"})
  void whatIsNoCountryIsNotSoldTo(String country) {
    assertThat(consumer(country, TODAY)).isEqualTo(new TaxOutcome.UnknownCountry(country));
  }

  @Test
  void beforeTheTableBeginsThereIsNoAnswer() {
    assertThat(consumer("DE", Instant.parse("2014-12-30T12:00:00Z")))
        .isInstanceOf(TaxOutcome.UnknownCountry.class);
    assertThat(consumer("GB", Instant.parse("2020-12-30T12:00:00Z")))
        .isInstanceOf(TaxOutcome.UnknownCountry.class);
  }

  @Test
  void reverseChargeDependsOnWhereTheSellerIs() {
    BuyerPlace french =
        new BuyerPlace("FR", Optional.empty(), Optional.empty(), Optional.of("FR40303265045"));
    BuyerPlace german =
        new BuyerPlace("DE", Optional.empty(), Optional.empty(), Optional.of("DE136695976"));
    assertThat(desk.assess(french, TODAY))
        .isInstanceOfSatisfying(
            TaxOutcome.Assessed.class,
            found ->
                assertThat(found.assessment().kind()).isEqualTo(TaxAssessment.Kind.REVERSE_CHARGE));
    assertThat(desk.assess(german, TODAY))
        .isInstanceOfSatisfying(
            TaxOutcome.Assessed.class,
            found -> assertThat(found.assessment().kind()).isEqualTo(TaxAssessment.Kind.STANDARD));
  }

  @Test
  void twoRatesOnOneDayAreImpossible() {
    assertThatThrownBy(() ->
            database.execute(
                "insert into invoicing.tax_rate (country, valid_from, valid_until, kind, owed_to,"
                    + " rate, source) values"
                    + " ('DE', '2020-08-01', '2020-09-01', 'STANDARD', 'DE', 1500, 'a test')"))
        .hasMessageContaining("tax_rate_pkey");
  }

  @Test
  void whatWasValidNeverChanges() {
    assertThatThrownBy(
            () -> database.execute("update invoicing.tax_rate set rate = 1 where country = 'DE'"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.execute("delete from invoicing.tax_rate"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.execute("truncate invoicing.tax_rate"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() ->
            database.execute(
                "update invoicing.tax_rate set valid_until = '2030-01-01' where country = 'DE'"))
        .hasMessageContaining("only the open end");
    assertThatThrownBy(() -> database.execute("update invoicing.seller set name = 'Other'"))
        .hasMessageContaining("append-only");
  }

  @Test
  void anAnnouncedRateTakesOverOnItsDayAndNotBefore() {
    database.execute(
        "update invoicing.tax_rate set valid_until = '2031-01-01'"
            + " where country = 'AQ' and valid_until is null");
    database.execute(
        "insert into invoicing.tax_rate (country, valid_from, kind, owed_to, rate, source)"
            + " values ('AQ', '2031-01-01', 'STANDARD', 'AQ', 1234, 'a test')");
    assertThat(assessed("AQ", Instant.parse("2030-12-31T22:59:59Z")).kind())
        .isEqualTo(TaxAssessment.Kind.OUTSIDE);
    assertThat(assessed("AQ", Instant.parse("2030-12-31T23:00:00Z")).rate())
        .isEqualTo(new BasisPoints(1_234));
  }
}
