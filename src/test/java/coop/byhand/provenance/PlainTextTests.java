package coop.byhand.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTests {

  @Test
  void nothingTurnsTheReadingDirection() {
    assertThat(PlainText.line("cat\u202Egpj.exe")).isEqualTo("catgpj.exe");
    assertThat(PlainText.line("a\u2066b\u2069c\u200F")).isEqualTo("abc");
  }

  @Test
  void controlCharactersAndHalvesOfCharactersGo() {
    assertThat(PlainText.line("a\u0000b\u001Bc\uD83D")).isEqualTo("abc");
  }

  @Test
  void lettersOfEveryScriptStay() {
    String words = "Größe Ærø 東京 مرحبا नमस्ते 👩‍🌾";
    assertThat(PlainText.line(words)).isEqualTo(words);
  }

  @Test
  void aLineHasNoLineEndsAndParagraphsKeepThem() {
    assertThat(PlainText.line(" one\r\n two\tthree ")).isEqualTo("one two three");
    assertThat(PlainText.paragraphs("one\r\n\r\n\r\n\r\ntwo\rthree "))
        .isEqualTo("one\n\ntwo\nthree");
  }
}
