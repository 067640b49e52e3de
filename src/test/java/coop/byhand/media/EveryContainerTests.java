package coop.byhand.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveryContainerTests {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.jpg,  JPEG, 40, 30, 1, 6",
    "a.png,  PNG,  40, 30, 3, 6",
    "a.gif,  GIF,  40, 30, 2, 1",
    "a.webp, WEBP, 40, 30, 1, 6",
    "a.tif,  TIFF, 40, 30, 1, 1"
  })
  void aPictureTellsItsSizeFramesAndOrientation(
      String name, MediaType type, int width, int height, int frames, int orientation)
      throws Exception {
    Picture picture = (Picture) read(name);

    assertThat(picture.type()).isEqualTo(type);
    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
    assertThat(picture.frames()).isEqualTo(frames);
    assertThat(picture.orientation().exif()).isEqualTo(orientation);
    assertThat(picture.uprightWidth()).isEqualTo(orientation == 6 ? height : width);
    assertThat(picture.uprightHeight()).isEqualTo(orientation == 6 ? width : height);
    assertThat(picture.metadata().cautions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a.wav,  WAV,  50,   1, 8000",
    "a.flac, FLAC, 2000, 2, 44100",
    "a.mp3,  MP3,  521,  2, 44100",
    "a.ogg,  OGG,  2000, 2, 48000",
    "a.m4a,  M4A,  2500, 1, 1"
  })
  void aRecordingTellsItsLength(
      String name, MediaType type, long millis, int channels, int sampleRate) throws Exception {
    Recording recording = (Recording) read(name);

    assertThat(recording.type()).isEqualTo(type);
    assertThat(recording.duration()).isEqualTo(Duration.ofMillis(millis));
    assertThat(recording.channels()).isEqualTo(channels);
    assertThat(recording.sampleRate()).isEqualTo(sampleRate);
    assertThat(recording.metadata().cautions()).isEmpty();
  }

  @Test
  void aFilmTellsItsSizeAndLength() throws Exception {
    assertThat((Film) read("a.mp4"))
        .satisfies(film(MediaType.MP4, 320, 240, Duration.ofMillis(2500)));
    assertThat((Film) read("a.webm"))
        .satisfies(film(MediaType.WEBM, 320, 240, Duration.ofMillis(2500)));
  }

  private static Consumer<Film> film(MediaType type, int width, int height, Duration duration) {
    return film -> {
      assertThat(film.type()).isEqualTo(type);
      assertThat(film.width()).isEqualTo(width);
      assertThat(film.height()).isEqualTo(height);
      assertThat(film.duration()).isEqualTo(duration);
      assertThat(film.metadata().texts()).extracting(MetadataText::value).contains("Lavf");
    };
  }

  @Test
  void aDocumentTellsItsPages() throws Exception {
    Document document = (Document) read("a.pdf");

    assertThat(document.pages()).isEqualTo(1);
    assertThat(document.metadata().texts()).extracting(MetadataText::value).contains("A poem");
  }

  @Test
  void aTextTellsCharactersWordsAndLines() throws Exception {
    Writing writing = (Writing) read("a.txt");

    assertThat(writing.characters()).isEqualTo(22);
    assertThat(writing.words()).isEqualTo(5);
    assertThat(writing.lines()).isEqualTo(2);
    assertThat(writing.opening()).isEqualTo("Two words\nand a line.\n");
  }

  @Test
  void aTextLongerThanAPieceIsCountedWhole() throws Exception {
    String line = "Grüße 🐈 und ein Wort\r\n";
    Writing writing = (Writing) read("long.md", line.repeat(5_000));

    assertThat(writing.type()).isEqualTo(MediaType.MARKDOWN);
    assertThat(writing.characters()).isEqualTo(5_000 * line.codePointCount(0, line.length()));
    assertThat(writing.words()).isEqualTo(5 * 5_000);
    assertThat(writing.lines()).isEqualTo(5_000);
    assertThat(writing.opening().codePointCount(0, writing.opening().length())).isEqualTo(1_200);
  }

  @Test
  void privateFactsAreNamed() throws Exception {
    assertThat(read("a.jpg").metadata().privateData())
        .containsExactlyInAnyOrder(
            PrivateData.GPS_POSITION, PrivateData.DEVICE_SERIAL, PrivateData.PERSON_NAME);
    assertThat(read("a.png").metadata().privateData())
        .containsExactlyInAnyOrder(PrivateData.GPS_POSITION, PrivateData.DEVICE_SERIAL);
    for (String name : new String[] {"a.tif", "a.wav", "a.flac", "a.mp3", "a.ogg"}) {
      assertThat(read(name).metadata().privateData())
          .as(name)
          .containsExactly(PrivateData.PERSON_NAME);
    }
    assertThat(read("a.gif").metadata().privateData()).isEmpty();
  }

  @Test
  void textsAreReadFromEveryPlace() throws Exception {
    assertThat(read("a.jpg").metadata().texts())
        .contains(
            new MetadataText(MetadataText.Place.EXIF, "Make", "Ana"),
            new MetadataText(MetadataText.Place.XMP, "title", "Rain & ☺"),
            new MetadataText(MetadataText.Place.IPTC, "By-line", "Ana"),
            new MetadataText(MetadataText.Place.COMMENT, "Comment", "comment"));
    assertThat(read("a.png").metadata().texts())
        .contains(
            new MetadataText(MetadataText.Place.PNG_TEXT, "Title", "Rain"),
            new MetadataText(MetadataText.Place.PNG_TEXT, "Comment", "folded"),
            new MetadataText(MetadataText.Place.PNG_TEXT, "Author", "Ana"));
    assertThat(read("a.gif").metadata().texts())
        .contains(new MetadataText(MetadataText.Place.COMMENT, "Comment", "comment"));
    assertThat(read("a.ogg").metadata().texts())
        .contains(new MetadataText(MetadataText.Place.VORBIS_COMMENT, "TITLE", "Rain"));
  }

  @Test
  void aFalseNameOrTypeIsRefusedWithBoth() throws Exception {
    for (Map.Entry<String, byte[]> entry : Fixtures.all().entrySet()) {
      Path file = write(entry.getKey(), entry.getValue());
      MediaType found = MediaFile.read(file, DeclaredAs.NOTHING).type();
      MediaType other = found == MediaType.PNG ? MediaType.WAV : MediaType.PNG;
      MalformedMedia refused = refusal(file, DeclaredAs.of(null, other.mediaType()));
      assertThat(refused.rule()).isEqualTo(MediaRule.NOT_WHAT_IT_CLAIMS);
      assertThat(refused.arguments().getFirst()).isEqualTo(other);
      assertThat(refusal(file, DeclaredAs.of("x." + other.extension(), null)).rule())
          .isEqualTo(MediaRule.NOT_WHAT_IT_CLAIMS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<!DOCTYPE html><p>Rain, HTML",
    "  <html><body>, HTML",
    "<script>alert(1)</script>, HTML",
    "<?xml version='1.0'?><svg/>, SVG",
    "<?xml version='1.0'?><feed/>, SVG",
    "<?php echo 1;, PROGRAM",
    "#!/bin/sh, PROGRAM",
    "MZ program, PROGRAM",
    "{\\rtf1 Rain}, OFFICE",
    "Rar! archive, ARCHIVE"
  })
  void whatIsNeverTakenInHasItsOwnRule(String content, MediaRule rule) throws Exception {
    Path file = write("a.txt", content.getBytes(StandardCharsets.UTF_8));

    assertThat(refusal(file, DeclaredAs.of("a.txt", "text/plain")).rule()).isEqualTo(rule);
  }

  @Test
  void textMustBeUtf8WithoutControlCharacters() throws Exception {
    byte[] latin1 = "Grüße".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusal(write("a.txt", latin1), DeclaredAs.of("a.txt", null)).rule())
        .isEqualTo(MediaRule.NOT_UTF8);
    byte[] late = ("x ".repeat(50_000) + "\u0001").getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(write("b.txt", late), DeclaredAs.NOTHING).rule())
        .isEqualTo(MediaRule.CONTROL_CHARACTERS);
    byte[] blank = "  \n".getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(write("c.txt", blank), DeclaredAs.NOTHING).rule())
        .isEqualTo(MediaRule.EMPTY);
  }

  @Test
  void aPdfThatHidesAnActionIsRefused() throws Exception {
    String script = "1 0 <</S/JavaScript/JS(app.alert)>>";
    byte[] folded = Fixtures.deflate(script);
    String stream =
        "/X 1 0 R>>endobj 9 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n"
            + new String(folded, StandardCharsets.ISO_8859_1)
            + "\nendstream endobj 8 0 obj<<";
    assertThat(pdfRule("/AA<</S/Java#53cript>>")).isEqualTo(MediaRule.ACTIVE_CONTENT);
    assertThat(pdfRule(stream)).isEqualTo(MediaRule.ACTIVE_CONTENT);
    assertThat(pdfRule("/Encrypt 9 0 R")).isEqualTo(MediaRule.ENCRYPTED);
    assertThat(pdfRule("/EF<</F 6 0 R>>")).isEqualTo(MediaRule.ATTACHMENT);
    assertThat(pdfRule(stream.replace("Flate", "LZW"))).isEqualTo(MediaRule.BROKEN);
  }

  @Test
  void everyTypeAndRuleHasItsOwnMessageKey() {
    assertThat(java.util.Arrays.stream(MediaRule.values()).map(MediaRule::messageKey))
        .doesNotHaveDuplicates();
    assertThat(MediaType.ofMediaType("Image/JPEG; q=1")).contains(MediaType.JPEG);
    assertThat(MediaType.ofExtension("JPG")).contains(MediaType.JPEG);
    assertThat(DeclaredAs.of("../../etc/passwd", "application/octet-stream"))
        .isEqualTo(DeclaredAs.NOTHING);
  }

  private MediaRule pdfRule(String information) throws IOException {
    return refusal(write("x.pdf", Fixtures.pdf(information)), DeclaredAs.NOTHING).rule();
  }

  private MediaFile read(String name) throws Exception {
    return MediaFile.read(write(name, Fixtures.all().get(name)), DeclaredAs.of(name, null));
  }

  private MediaFile read(String name, String text) throws Exception {
    return MediaFile.read(
        write(name, text.getBytes(StandardCharsets.UTF_8)), DeclaredAs.of(name, null));
  }

  private static MalformedMedia refusal(Path file, DeclaredAs declared) {
    return catchThrowableOfType(MalformedMedia.class, () -> MediaFile.read(file, declared));
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
