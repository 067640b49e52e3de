package coop.byhand.media.c2pa.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.TestCbor;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples of RFC 8949 Appendix A, and what must not get through. */
class CborTests {

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "17, 23",
    "1818, 24",
    "18ff, 255",
    "190100, 256",
    "1a00010000, 65536",
    "1affffffff, 4294967295",
    "1b0000000100000000, 4294967296",
    "1b7fffffffffffffff, 9223372036854775807",
    "20, -1",
    "3863, -100",
    "3903e7, -1000",
    "3b7fffffffffffffff, -9223372036854775808"
  })
  void wholeNumbersAreReadAndWrittenAlike(String hex, long value) throws MalformedMedia {
    assertThat(read(hex).asLong()).hasValue(value);
    assertThat(new CborWriter().integer(value).toSlice()).isEqualTo(slice(hex));
  }

  @Test
  void numbersBeyondSixtyFourBitsKeepTheirValue() throws MalformedMedia {
    BigInteger most = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    assertThat(read("1bffffffffffffffff")).isEqualTo(new Cbor.Big(most, 0, 9));
    assertThat(read("3bffffffffffffffff"))
        .isEqualTo(new Cbor.Big(most.add(BigInteger.ONE).negate(), 0, 9));
  }

  @ParameterizedTest
  @CsvSource({
    "f93e00, 1.5",
    "f90001, 5.960464477539063e-8",
    "fa47c35000, 100000.0",
    "fb3ff199999999999a, 1.1",
    "f9fc00, -Infinity"
  })
  void decimalsOfAllLengthsAreRead(String hex, double value) throws MalformedMedia {
    assertThat(read(hex)).isEqualTo(new Cbor.Decimal(value, 0, hex.length() / 2));
  }

  @Test
  void everyItemKnowsItsPlace() throws MalformedMedia {
    Cbor map = read("a2616101616282f5f6");
    assertThat(map.get("a").orElseThrow()).isEqualTo(new Cbor.Int(1, 3, 4));
    Cbor list = map.get("b").orElseThrow();
    assertThat(List.of(list.start(), list.end())).containsExactly(6, 9);
    assertThat(list.asList().orElseThrow())
        .containsExactly(new Cbor.Bool(true, 7, 8), new Cbor.Null(8, 9));
  }

  @Test
  void stringsAndListsOfUnknownLengthAreRead() throws MalformedMedia {
    assertThat(read("5f42010243030405ff").asBytes())
        .contains(ByteSlice.of(new byte[] {1, 2, 3, 4, 5}));
    assertThat(read("7f657374726561646d696e67ff").asText()).contains("streaming");
    assertThat(read("9f0102ff").asList().orElseThrow()).hasSize(2);
    assertThat(read("bf616101ff").get("a")).isPresent();
  }

  @Test
  void questionsLookThroughTags() throws MalformedMedia {
    assertThat(read("c074323031332d30332d32315432303a30343a30305a").asText())
        .contains("2013-03-21T20:04:00Z");
    assertThat(read("d28441a0a0f640")).isInstanceOf(Cbor.Tagged.class);
    assertThat(read("f6").isNothing()).isTrue();
    assertThat(read("f7").isNothing()).isTrue();
    assertThat(read("00").isNothing()).isFalse();
  }

  @Test
  void whatIsWrittenIsReadAgain() throws MalformedMedia {
    Cbor read =
        Cbor.read(
            TestCbor.of(
                Map.of("list", List.of("ä", 70_000, -5_000_000_000L, new byte[300], true))));
    List<Cbor> items = read.list("list");
    assertThat(items.get(0).asText()).contains("ä");
    assertThat(items.get(1).asLong()).hasValue(70_000);
    assertThat(items.get(2).asLong()).hasValue(-5_000_000_000L);
    assertThat(items.get(3).asBytes().orElseThrow().length()).isEqualTo(300);
    assertThat(items.get(4).asBool()).contains(true);
  }

  @Test
  void everyKindOfItemIsWrittenInTheShortestForm() {
    ByteSlice written =
        new CborWriter()
            .map(2)
            .text("a")
            .array(2)
            .bool(true)
            .bool(false)
            .integer(-1)
            .tag(18)
            .raw(slice("00"))
            .nothing()
            .toSlice();
    assertThat(written).isEqualTo(slice("a2616182f5f420d200f6"));
  }

  @Test
  void whatIsThereUnderAnotherKindIsNotThere() throws MalformedMedia {
    Cbor map = read("a461610161626178616341ff05f5");
    assertThat(map.text("b")).contains("x");
    assertThat(map.bytes("c")).contains(slice("ff"));
    assertThat(map.get(5).flatMap(Cbor::asBool)).contains(true);
    assertThat(map.get(6)).isEmpty();
    assertThat(map.text("a")).isEmpty();
    assertThat(map.bytes("b")).isEmpty();
    assertThat(map.list("b")).isEmpty();
    assertThat(map.asText()).isEmpty();
    assertThat(read("01").get("a")).isEmpty();
    assertThat(read("01").asBool()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "18",
        "19ff",
        "44010203",
        "8201",
        "9f01",
        "5f4101",
        "5b7fffffffffffffff",
        "9affffffff",
        "a1"
      })
  void whatEndsTooEarlyIsCutShort(String hex) {
    assertRule(hex, MediaRule.CUT_SHORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a2616101616102",
        "bf616101616102ff",
        "a2010101 02",
        "a18001",
        "1c",
        "1f",
        "f8ff",
        "61ff",
        "5f6161ff",
        "ff",
        "0001",
        "dbffffffffffffffff00",
        "62c328"
      })
  void whatContradictsTheFormatIsBroken(String hex) {
    assertRule(hex.replace(" ", ""), MediaRule.BROKEN);
  }

  @Test
  void zeroBytesAfterTheItemAreTolerated() throws MalformedMedia {
    assertThat(read("01000000").asLong()).hasValue(1);
  }

  @Test
  void theDeepestItemAllowedIsRead() throws MalformedMedia {
    assertThat(read("81".repeat(CborReader.MAX_DEPTH) + "00").asList()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"81, 00", "9f, 00", "c1, 00", "a1, 00", "a100, 00", "bf, 00"})
  void listsTagsKeysAndValuesCountTowardsTheDepth(String level, String core) {
    assertRule(level.repeat(CborReader.MAX_DEPTH + 1) + core, MediaRule.TOO_DEEP);
  }

  @Test
  void thePartsOfAStringCountAsItems() {
    byte[] parts = new byte[CborBudget.MAX_ITEMS + 2];
    Arrays.fill(parts, (byte) 0x40);
    parts[0] = 0x5f;
    parts[parts.length - 1] = (byte) 0xff;
    assertThatThrownBy(() -> Cbor.read(ByteSlice.of(parts)))
        .isInstanceOfSatisfying(
            MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(MediaRule.TOO_MANY_PARTS));
  }

  @Test
  void aPartOfAStringIsNoStringOfParts() {
    assertThatThrownBy(() -> read("5f5f4100ffff"))
        .isInstanceOfSatisfying(
            MalformedMedia.class,
            e -> {
              assertThat(e.offset()).isEqualTo(1);
              assertThat(e.arguments()).isEqualTo(List.of("string"));
            });
  }

  @Test
  void theNumberOfItemsHasALimit() {
    byte[] many = new byte[CborBudget.MAX_ITEMS + 10];
    byte[] head = {(byte) 0x9a, 0, 7, (byte) 0xa1, 0x20};
    System.arraycopy(head, 0, many, 0, head.length);
    assertThatThrownBy(() -> Cbor.read(ByteSlice.of(many)))
        .isInstanceOfSatisfying(
            MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(MediaRule.TOO_MANY_PARTS));
  }

  private static void assertRule(String hex, MediaRule rule) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOfSatisfying(MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }

  private static Cbor read(String hex) throws MalformedMedia {
    return Cbor.read(slice(hex));
  }

  private static ByteSlice slice(String hex) {
    return ByteSlice.of(HexFormat.of().parseHex(hex));
  }
}
