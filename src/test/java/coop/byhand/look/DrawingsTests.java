package coop.byhand.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DrawingsTests {

  private static final Formats FORMATS = new Formats(Locale.ENGLISH, ZoneId.of("UTC"));

  @ParameterizedTest
  @EnumSource
  void everyDrawingIsThereAndHiddenFromScreenReaders(Ink drawing) throws Exception {
    Document svg = parsed(drawing.svg("empty-drawing"));
    assertThat(svg.getDocumentElement().getAttribute("aria-hidden")).isEqualTo("true");
    assertThat(svg.getDocumentElement().getAttribute("viewBox")).startsWith("0 0 ");
    assertThat(svg.getElementsByTagName("path").getLength()).isPositive();
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void theStampEscapesItsWords() throws Exception {
    Document svg = parsed(Ink.stamp("<by> & \"hand\"", "level 2"));
    assertThat(svg.getDocumentElement().getTextContent()).isEqualTo("<by> & \"hand\" level 2");
  }

  @Test
  void theBarOfASplitShowsEveryShareAndFillsTheWhole() {
    SplitLine split =
        SplitLine.of(
            "Ana", euros(10_000), euros(8_000), euros(1_800), euros(200), euros(0), FORMATS);
    assertThat(split.makers().getFirst().units() + split.coopUnits() + split.fundUnits())
        .isEqualTo(1000);
    assertThat(split.makers().getFirst().units()).isEqualTo(800);
    assertThat(split.fundUnits()).isEqualTo(20);
    SplitLine tiny =
        SplitLine.of("Ana", euros(1_500), euros(1_499), euros(1), euros(0), euros(0), FORMATS);
    assertThat(tiny.coopUnits()).isEqualTo(12);
    assertThat(tiny.fundUnits()).isZero();
    assertThat(tiny.makers().getFirst().units()).isEqualTo(988);
  }

  @Test
  void whoSharesAPriceHasAPartOfTheBarEach() throws Exception {
    SplitLine split =
        SplitLine.of(
            List.of(
                new SplitLine.Part("Ana", euros(2_999)),
                new SplitLine.Part("Ben", euros(5_000)),
                new SplitLine.Part("Cleo", euros(1))),
            euros(10_000),
            euros(1_700),
            euros(200),
            euros(100),
            FORMATS);
    assertThat(split.makers())
        .containsExactly(
            new SplitLine.Maker("Ben", "€50.00", 798 - 299 - 12),
            new SplitLine.Maker("Ana", "€29.99", 299),
            new SplitLine.Maker("Cleo", "€0.01", 12));
    assertThat(parsed(split.svg()).getElementsByTagName("rect").getLength()).isEqualTo(6);
    assertThat(split.svg()).contains("x=\"487\" y=\"0\" width=\"295\"", "\"split-coop\" x=\"798\"");
  }

  @Test
  void aSplitThatDoesNotSumToThePriceIsRefused() {
    assertThatThrownBy(() ->
            SplitLine.of(
                "Ana", euros(10_000), euros(8_000), euros(1_800), euros(200), euros(1), FORMATS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRateIsDrawnAsStepsInBothWidths() throws Exception {
    RateDrawing drawing =
        new RateDrawing(
            List.of(
                step("2025-01-01T00:00:00Z", 2_500),
                step("2026-01-01T00:00:00Z", 2_000),
                step("2027-05-01T00:00:00Z", 1_700)),
            Instant.parse("2027-06-01T00:00:00Z"),
            "Commission <b>",
            "today",
            FORMATS);
    Document both = parsed("<div>" + drawing.svg() + "</div>");
    assertThat(both.getElementsByTagName("svg").getLength()).isEqualTo(2);
    assertThat(both.getElementsByTagName("circle").getLength()).isEqualTo(2 * 2);
    String path =
        ((org.w3c.dom.Element) both.getElementsByTagName("path").item(0)).getAttribute("d");
    // Highest line 30 %: 25 % lies a sixth below the top of 246 units, 17 % at 13/30 of them.
    assertThat(path).startsWith("M48 67").contains("V108").contains("V132").endsWith("H992");
    assertThat(both.getDocumentElement().getTextContent())
        .contains("25\u00a0%", "17\u00a0%", "today");
  }

  private static RateStep step(String since, int basisPoints) {
    return new RateStep(Instant.parse(since), new BasisPoints(basisPoints), "Proposal", "");
  }

  private static Money euros(long cents) {
    return Money.of(cents, "EUR");
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
