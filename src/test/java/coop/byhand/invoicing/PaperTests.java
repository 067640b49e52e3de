package coop.byhand.invoicing;

import static coop.byhand.invoicing.Bills.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.identity.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTests {

  private static final PersonId BEN = PersonId.at(Bills.SUPPLIED);
  private static final Seller COOP =
      new Seller("coop", "Byhand demo co-op", List.of(), "DE", Optional.empty());
  private static final Paper.Numbered FIRST =
      new Paper.Numbered("2026-000001", 1, LocalDate.of(2026, 11, 20), Bills.SUPPLIED);

  private static Invoice written(InvoiceRequest request) {
    return Paper.invoice(request, COOP, FIRST, Optional.empty());
  }

  private static InvoiceRequest request(InvoiceRequest.Line... lines) {
    return Bills.request(BEN, Bills.GERMAN, Locale.ENGLISH, lines);
  }

  @ParameterizedTest
  @CsvSource({"100, 19", "50, 10", "50, 9", "1, 0", "1, 1", "10000, 1900"})
  void taxMayBeRoundedEitherWay(long net, long tax) {
    assertThat(written(request(line("line-1", "Canyon", net, tax))).totals().gross().minor())
        .isEqualTo(net + tax);
  }

  @ParameterizedTest
  @CsvSource({"100, 20", "100, 18", "100, 0", "10000, 1901", "-100, -19", "0, 1"})
  void taxThatIsNotOfTheRateIsABug(long net, long tax) {
    assertThatThrownBy(() -> written(request(line("line-1", "Canyon", net, tax))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whereNoTaxIsTakenNoneIsShown() {
    InvoiceRequest taxed =
        Bills.request(BEN, Bills.OUTSIDE, Locale.ENGLISH, line("line-1", "Canyon", 100, 1));
    assertThatThrownBy(() -> written(taxed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noLineStandsTwice() {
    assertThatThrownBy(
            () -> written(request(line("line-1", "One", 100, 19), line("line-1", "Two", 100, 19))))
        .hasMessageContaining("stands twice");
  }

  @Test
  void lessThanNothingNeverGoesBack() {
    InvoiceRequest asked = request(line("line-1", "Canyon", 100, 19));
    assertThatThrownBy(() ->
            Paper.requireCovered(
                written(asked), List.of(), Bills.back(asked, line("line-1", "Canyon", 10, -1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTotalsAreThoseOfTheLines() {
    Invoice paper =
        written(request(line("line-1", "One", 9_999, 1_900), line("line-2", "Two", 1, 0)));
    assertThat(paper.totals().net().minor()).isEqualTo(10_000);
    assertThat(paper.totals().tax().minor()).isEqualTo(1_900);
    assertThat(paper.totals().gross().minor()).isEqualTo(11_900);
  }

  @Test
  void whateverSomebodyTypedThePaperComesAbout() {
    InvoiceRequest plain = request(line("line-1", "x".repeat(2_000), 100, 19));
    InvoiceRequest odd =
        new InvoiceRequest(
            plain.subject(),
            BEN,
            "\u202e \u0000",
            List.of("Line\none", " ", "Li\u0007ne two", "a", "b", "c", "d", "e", "f", "g"),
            Optional.of("v".repeat(99)),
            plain.tax(),
            plain.lines(),
            plain.language(),
            plain.suppliedAt());
    Invoice paper = written(odd);
    assertThat(paper.buyer().name()).isEqualTo("–");
    assertThat(paper.buyer().address())
        .containsExactly("Line one", "Li ne two", "a", "b", "c", "d", "e", "f");
    assertThat(paper.buyer().vatId()).hasValue("v".repeat(30));
    assertThat(paper.lines().getFirst().text()).hasSize(500);
  }

  @Test
  void aCutNeverSplitsASign() {
    assertThat(PrintedText.of("a\ud83c\udfa8", 2)).isEqualTo("a");
    assertThat(PrintedText.of("a\ud83c\udfa8", 3)).isEqualTo("a\ud83c\udfa8");
    assertThat(PrintedText.of("a\ud83c", 9)).isEqualTo("a");
    assertThat(PrintedText.of("Zoë Łukasiewicz – Αθήνα", 99)).isEqualTo("Zoë Łukasiewicz – Αθήνα");
  }
}
