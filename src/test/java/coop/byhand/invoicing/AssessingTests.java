package coop.byhand.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssessingTests {

  private static final LocalDate SINCE = LocalDate.of(2021, 1, 1);
  private static final TaxRow GERMANY =
      new TaxRow.Inside("DE", SINCE, "DE", new BasisPoints(1_900));
  private static final TaxRow FRANCE = new TaxRow.Inside("FR", SINCE, "FR", new BasisPoints(2_000));
  private static final TaxRow MONACO = new TaxRow.Inside("MC", SINCE, "FR", new BasisPoints(2_000));
  private static final TaxRow JAPAN = new TaxRow.Outside("JP", SINCE);

  private static BuyerPlace in(String country) {
    return new BuyerPlace(country, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static BuyerPlace business(String country, String vatId) {
    return new BuyerPlace(country, Optional.empty(), Optional.empty(), Optional.of(vatId));
  }

  private static TaxAssessment assessed(BuyerPlace place, TaxRow row) {
    return switch (Assessing.of(place, row, "DE")) {
      case TaxOutcome.Assessed(TaxAssessment assessment) -> assessment;
      case TaxOutcome other -> throw new AssertionError(other);
    };
  }

  @Test
  void aConsumerPaysTheRateOfTheirOwnState() {
    TaxAssessment tax = assessed(in("FR"), FRANCE);
    assertThat(tax.kind()).isEqualTo(TaxAssessment.Kind.STANDARD);
    assertThat(tax.country()).isEqualTo("FR");
    assertThat(tax.rate()).isEqualTo(new BasisPoints(2_000));
    assertThat(tax.table()).isEqualTo("FR 2021-01-01");
  }

  @Test
  void aBusinessOfAnotherStateAccountsForItItself() {
    TaxAssessment tax = assessed(business("FR", "FR 40 303 265 045"), FRANCE);
    assertThat(tax.kind()).isEqualTo(TaxAssessment.Kind.REVERSE_CHARGE);
    assertThat(tax.country()).isEqualTo("FR");
    assertThat(tax.rate()).isEqualTo(new BasisPoints(0));
    assertThat(tax.evidence()).contains("vat-id FR");
  }

  @Test
  void aBusinessOfTheSellersStatePaysAsAConsumerDoes() {
    assertThat(assessed(business("DE", "DE136695976"), GERMANY).kind())
        .isEqualTo(TaxAssessment.Kind.STANDARD);
  }

  @Test
  void aNumberOfAnotherFormOrOfAnotherStateIsNotTaken() {
    assertThat(Assessing.of(business("FR", "FR41303265045"), FRANCE, "DE"))
        .isEqualTo(new TaxOutcome.MalformedVatId("FR41303265045"));
    assertThat(Assessing.of(business("FR", "DE136695976"), FRANCE, "DE"))
        .isInstanceOf(TaxOutcome.MalformedVatId.class);
    assertThat(Assessing.of(business("DE", "nonsense"), GERMANY, "DE"))
        .isInstanceOf(TaxOutcome.MalformedVatId.class);
  }

  @Test
  void anEmptyFieldIsNoNumber() {
    assertThat(assessed(business("FR", "  "), FRANCE).kind())
        .isEqualTo(TaxAssessment.Kind.STANDARD);
  }

  @Test
  void outsideTheTerritoryNothingIsOwedHereWhateverTheNumber() {
    assertThat(assessed(business("JP", "T1234567890123"), JAPAN).kind())
        .isEqualTo(TaxAssessment.Kind.OUTSIDE);
    assertThat(assessed(in("JP"), JAPAN).country()).isEqualTo("JP");
  }

  @Test
  void taxFromMonacoIsOwedToFrance() {
    TaxAssessment tax = assessed(in("MC"), MONACO);
    assertThat(tax.country()).isEqualTo("FR");
    assertThat(tax.table()).isEqualTo("MC 2021-01-01");
    assertThat(assessed(business("MC", "FR40303265045"), MONACO).kind())
        .isEqualTo(TaxAssessment.Kind.REVERSE_CHARGE);
  }

  @Test
  void twoPiecesThatAgreeMakeItFirm() {
    assertThat(assessed(in("DE"), GERMANY).standing()).isEqualTo(PlaceEvidence.Standing.SINGLE);
    BuyerPlace seen = new BuyerPlace("DE", Optional.of("DE"), Optional.empty(), Optional.empty());
    assertThat(assessed(seen, GERMANY).standing()).isEqualTo(PlaceEvidence.Standing.FIRM);
    assertThat(assessed(business("FR", "FR40303265045"), FRANCE).standing())
        .isEqualTo(PlaceEvidence.Standing.FIRM);
  }

  @Test
  void aContradictionIsKeptAndTheBillingCountryFollowed() {
    BuyerPlace torn = new BuyerPlace("DE", Optional.of("AT"), Optional.of("DE"), Optional.empty());
    TaxAssessment tax = assessed(torn, GERMANY);
    assertThat(tax.country()).isEqualTo("DE");
    assertThat(tax.evidence()).containsExactly("billing DE", "network AT", "card DE");
    assertThat(tax.standing()).isEqualTo(PlaceEvidence.Standing.CONTRADICTED);
  }

  @Test
  void theCardIsSeenLaterAndChangesOnlyHowFirmItStands() {
    TaxAssessment tax = assessed(in("DE"), GERMANY);
    PlaceEvidence card = new PlaceEvidence(PlaceEvidence.Source.CARD, "DE");
    assertThat(tax.seenAlso(card).standing()).isEqualTo(PlaceEvidence.Standing.FIRM);
    assertThat(tax.seenAlso(card).seenAlso(card)).isEqualTo(tax.seenAlso(card));
    TaxAssessment torn = tax.seenAlso(new PlaceEvidence(PlaceEvidence.Source.CARD, "FR"));
    assertThat(torn.standing()).isEqualTo(PlaceEvidence.Standing.CONTRADICTED);
    assertThat(torn.rate()).isEqualTo(tax.rate());
  }

  @Test
  void evidenceIsWrittenAndReadTheSame() {
    for (PlaceEvidence.Source source : PlaceEvidence.Source.values()) {
      PlaceEvidence piece = new PlaceEvidence(source, "FI");
      assertThat(PlaceEvidence.parse(piece.toString())).hasValue(piece);
    }
    assertThat(PlaceEvidence.parse("rumour FI")).isEmpty();
    assertThat(PlaceEvidence.parse("card FIN")).isEmpty();
  }

  @Test
  void anAssessmentHasARateOnlyWhereTaxIsTaken() {
    assertThatThrownBy(() ->
            new TaxAssessment(
                "FR",
                TaxAssessment.Kind.REVERSE_CHARGE,
                new BasisPoints(2_000),
                "FR 2021-01-01",
                List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void taxIsRoundedByHalvesUpwards() {
    BasisPoints rate = new BasisPoints(1_900);
    assertThat(TaxDesk.taxOn(Money.of(10_000, "EUR"), rate)).isEqualTo(Money.of(1_900, "EUR"));
    assertThat(TaxDesk.taxOn(Money.of(50, "EUR"), rate)).isEqualTo(Money.of(10, "EUR"));
    assertThat(TaxDesk.taxOn(Money.of(2, "EUR"), rate)).isEqualTo(Money.of(0, "EUR"));
    assertThat(TaxDesk.taxOn(Money.of(100, "EUR"), new BasisPoints(2_550)))
        .isEqualTo(Money.of(26, "EUR"));
    assertThatThrownBy(() -> TaxDesk.taxOn(Money.of(-1, "EUR"), rate))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
