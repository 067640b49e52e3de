package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTests {

  @Test
  void keysStandInTheOrderOfTheirUtf16Units() {
    // RFC 8785, section 3.2.3: sorted by code units, so the emoji (D83D…) comes before ﬁ (FB33).
    assertThat(
            CanonicalJson.write(
                Map.of("€", 1, "\r", 2, "\ufb33", 3, "1", 4, "😀", 5, "\u0080", 6, "ö", 7)))
        .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
  }

  @Test
  void textsUseTheShortestEscapes() {
    assertThat(CanonicalJson.write("€$\u000f\nA'B\"\\\\\"/"))
        .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
  }

  @Test
  void listsKeepTheirOrderAndNumbersStayWhole() {
    assertThat(CanonicalJson.write(List.of(3, 1L, true, List.of(), Map.of())))
        .isEqualTo("[3,1,true,[],{}]");
  }

  @Test
  void fractionsHugeNumbersAndHalfCharactersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(1L << 53));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write("\ud83d"));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write("a\ude00"));
  }

  @Test
  void aStatementRefusesWhatLooksLikeAnAddress() {
    Statement statement = Statement.of("test.kind", Instant.EPOCH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statement.with("who", List.of(Map.of("mail", "ana@example.org"))));
  }

  @Test
  void aStatementIsWrittenInOneWayOnly() {
    Statement statement =
        Statement.of("test.kind", Instant.parse("2026-11-25T10:00:00.123456789Z"))
            .with("b", 2)
            .with("a", "x");
    assertThat(statement.canonical())
        .isEqualTo(
            "{\"at\":\"2026-11-25T10:00:00.123456Z\",\"facts\":{\"a\":\"x\",\"b\":2},"
                + "\"kind\":\"test.kind\"}");
  }

  @Test
  void aStatementTooLongForTheLogIsRefused() {
    Statement statement = Statement.of("test.kind", Instant.EPOCH).with("text", "x".repeat(65_535));
    assertThatIllegalArgumentException().isThrownBy(statement::canonical);
  }
}
