package coop.byhand.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatIdTests {

  /** Numbers that are published as examples or stand on public letterheads. */
  @ParameterizedTest
  @CsvSource({
    "AT, ATU13585627",
    "BE, BE0428759497",
    "BG, BG175074752",
    "CY, CY10259033P",
    "CZ, CZ25123891",
    "DE, DE136695976",
    "DK, DK13585628",
    "EE, EE100931558",
    "ES, ESB58378431",
    "FI, FI20774740",
    "FR, FR40303265045",
    "FR, FRK7399859412",
    "GR, EL094259216",
    "HR, HR33392005961",
    "HU, HU12892312",
    "IE, IE6433435F",
    "IE, IE6433435OA",
    "IT, IT00743110157",
    "LT, LT119511515",
    "LU, LU15027442",
    "LV, LV40003521600",
    "MT, MT11679112",
    "NL, NL004495445B01",
    "NL, NL123456789B13",
    "PL, PL8567346215",
    "PT, PT501964843",
    "RO, RO18547290",
    "SE, SE556188840401",
    "SI, SI50223054",
    "SK, SK2022749619"
  })
  void aNumberOfEachStateIsRead(String state, String number) {
    assertThat(VatId.read(number, state).map(VatId::value)).hasValue(number);
  }

  @ParameterizedTest
  @CsvSource({
    "AT, ATU13585626",
    "BE, BE0428759498",
    "DE, DE136695978",
    "DK, DK13585627",
    "EE, EE100594103",
    "FI, FI20774741",
    "FR, FR84323140391",
    "FR, FR41303265045",
    "GR, EL123456781",
    "HR, HR33392005962",
    "HU, HU12892313",
    "IT, IT00743110158",
    "LU, LU15027443",
    "MT, MT11679113",
    "NL, NL004495446B01",
    "PL, PL8567346216",
    "PT, PT501964842",
    "RO, RO18547291",
    "SE, SE556188840301",
    "SE, SE556188840400",
    "SI, SI50223055",
    "SK, SK2022749618"
  })
  void aSlipOfOneDigitIsNoticedWhereTheRuleIsSimple(String state, String number) {
    assertThat(VatId.read(number, state)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DE, de 136 695 976",
    "DE, DE136.695.976",
    "DE, 136695976",
    "DE, DE-136-695-976",
    "AT, u13585627",
    "GR, 094259216"
  })
  void blanksStopsHyphensAndMissingLettersDoNotMatter(String state, String typed) {
    assertThat(VatId.read(typed, state)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "DE, FR40303265045",
    "FR, DE136695976",
    "GR, GR094259216",
    "DE, DE13669597",
    "DE, DE1366959766",
    "DE, ''",
    "DE, DE١٣٦٦٩٥٩٧٦",
    "GB, GB980780684",
    "US, 123456789",
    "XX, DE136695976"
  })
  void anotherStatesFormOrNoneIsRefused(String state, String typed) {
    assertThat(VatId.read(typed, state)).isEmpty();
  }

  @Test
  void aVeryLongTextIsNotLookedInto() {
    assertThat(VatId.read("DE" + " ".repeat(100) + "136695976", "DE")).isEmpty();
  }
}
