package coop.byhand.licensing.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTests {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-99, 0, 100",
    "bytes=0-, 0, 100",
    "bytes=40-49, 40, 10",
    "bytes=40-, 40, 60",
    "bytes=99-, 99, 1",
    "bytes=90-1000, 90, 10",
    "bytes=-1, 99, 1",
    "bytes=-100, 0, 100",
    "bytes=-1000, 0, 100",
    "bytes=0-999999999999999999, 0, 100"
  })
  void aPartIsReadAsItIsMeant(String header, long from, long length) {
    assertThat(ByteRange.parse(header, 100)).isEqualTo(new ByteRange.Part(from, length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"})
  void whatLiesBehindTheEndIsRefused(String header) {
    assertThat(ByteRange.parse(header, 100)).isEqualTo(new ByteRange.Beyond());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=0-1,5-6",
        "bytes=a-b",
        "lines=0-1",
        "bytes=0-99999999999999999999",
        "bytes=--1"
      })
  void whatIsNotUnderstoodGivesTheWholeFile(String header) {
    assertThat(ByteRange.parse(header, 100)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void withoutAHeaderItIsTheWholeFile() {
    assertThat(ByteRange.parse(null, 100)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void aNameSurvivesInBothForms() {
    assertThat(FileAnswer.disposition("Größe “5” – Ana; 100%.jpg"))
        .isEqualTo(
            "attachment; filename=\"Gro_e _5_ - Ana_ 100_.jpg\"; filename*=UTF-8''"
                + "Gr%C3%B6%C3%9Fe%20%E2%80%9C5%E2%80%9D%20%E2%80%93%20Ana%3B%20100%25.jpg");
    assertThat(FileAnswer.disposition("a\"b\\c\r\nX: y.png")).doesNotContain("\r", "\n", "\\");
  }
}
