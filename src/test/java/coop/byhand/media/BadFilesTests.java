package coop.byhand.media;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.SharedData;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The folder of malformed, hostile and misleading files, each handled as its manifest says. */
class BadFilesTests {

  /** The rule that must be named where the reason matters to the person who reads it. */
  private static final Map<String, MediaRule> RULES =
      Map.ofEntries(
          Map.entry("023", MediaRule.UNSUPPORTED),
          Map.entry("030", MediaRule.BROKEN),
          Map.entry("031", MediaRule.CUT_SHORT),
          Map.entry("032", MediaRule.EMPTY),
          Map.entry("033", MediaRule.CUT_SHORT),
          Map.entry("035", MediaRule.TOO_MANY_PIXELS),
          Map.entry("036", MediaRule.TOO_MANY_PIXELS),
          Map.entry("037", MediaRule.SIDE_TOO_LONG),
          Map.entry("038", MediaRule.UNFOLDS_TOO_FAR),
          Map.entry("039", MediaRule.SIDE_TOO_LONG),
          Map.entry("040", MediaRule.SIDE_TOO_LONG),
          Map.entry("041", MediaRule.ARCHIVE),
          Map.entry("042", MediaRule.ARCHIVE),
          Map.entry("044", MediaRule.SVG),
          Map.entry("065", MediaRule.SVG),
          Map.entry("071", MediaRule.SVG),
          Map.entry("072", MediaRule.HTML),
          Map.entry("073", MediaRule.HTML),
          Map.entry("074", MediaRule.PROGRAM),
          Map.entry("075", MediaRule.PROGRAM),
          Map.entry("076", MediaRule.ACTIVE_CONTENT),
          Map.entry("077", MediaRule.ACTIVE_CONTENT),
          Map.entry("078", MediaRule.ACTIVE_CONTENT),
          Map.entry("079", MediaRule.ATTACHMENT),
          Map.entry("080", MediaRule.OFFICE),
          Map.entry("081", MediaRule.VIRUS_TEST),
          Map.entry("092", MediaRule.EMPTY),
          Map.entry("097", MediaRule.BROKEN),
          Map.entry("116", MediaRule.BROKEN),
          Map.entry("117", MediaRule.ARCHIVE));

  @ParameterizedTest
  @MethodSource("coop.byhand.media.BadFile#all")
  void eachIsHandledAsItsManifestSays(BadFile bad) {
    String name = bad.path().getFileName().toString();
    MediaRule rule = null;
    MediaFile read = null;
    try {
      read = MediaFile.read(bad.path(), DeclaredAs.of(name, bad.declared()));
    } catch (MalformedMedia refused) {
      rule = refused.rule();
    }
    if (bad.expect().equals("accept")) {
      assertThat(rule).isNull();
    } else if (bad.expect().equals("reject")) {
      assertThat(read).isNull();
    }
    MediaRule expected = RULES.get(name.substring(0, 3));
    if (expected != null) {
      assertThat(rule).isEqualTo(expected);
    }
  }

  @Test
  void theCreatorIsToldWhatAPhotographGivesAway() throws MalformedMedia {
    Path folder = SharedData.folder("badfiles");

    assertThat(metadata(folder.resolve("082_gps.jpg")).privateData())
        .contains(
            PrivateData.GPS_POSITION,
            PrivateData.DEVICE_SERIAL,
            PrivateData.PERSON_NAME,
            PrivateData.PLACE_NAME);
    assertThat(metadata(folder.resolve("083_gps.png")).privateData())
        .containsExactly(PrivateData.GPS_POSITION);
    assertThat(metadata(folder.resolve("084_author.pdf")).privateData())
        .containsExactlyInAnyOrder(PrivateData.PERSON_NAME, PrivateData.LOCAL_PATH);
    assertThat(metadata(folder.resolve("001_plain.jpg")).privateData()).isEmpty();
    assertThat(metadata(folder.resolve("086_rtl_title.jpg")).cautions())
        .containsExactly(Caution.BIDI_CONTROLS);
  }

  @Test
  void aSecondFileBehindTheFirstIsNoticed() throws MalformedMedia {
    Path folder = SharedData.folder("badfiles");
    Set<Caution> tail = EnumSet.of(Caution.TRAILING_BYTES, Caution.FOREIGN_CONTENT);

    for (String name :
        new String[] {
          "055_poly_stack_zip.wav",
          "057_poly_stack_zip.gif",
          "058_poly_stack_zip.png",
          "060_poly_stack_zip.jpg",
          "062_html_tail.png",
          "064_phar_like.jpg"
        }) {
      assertThat(metadata(folder.resolve(name)).cautions()).as(name).isEqualTo(tail);
    }
  }

  @Test
  void theControlsAreDescribedRight() throws MalformedMedia {
    Path folder = SharedData.folder("badfiles");

    assertThat(MediaFile.read(folder.resolve("006_portrait_2.jpg"), DeclaredAs.NOTHING))
        .isInstanceOfSatisfying(
            Picture.class,
            picture -> assertThat(picture.orientation()).isEqualTo(Orientation.MIRRORED));
    assertThat(MediaFile.read(folder.resolve("005_ball.png"), DeclaredAs.NOTHING))
        .isInstanceOfSatisfying(
            Picture.class, picture -> assertThat(picture.frames()).isEqualTo(20));
    assertThat(MediaFile.read(folder.resolve("007_mixed-disposal.gif"), DeclaredAs.NOTHING))
        .isInstanceOfSatisfying(
            Picture.class, picture -> assertThat(picture.frames()).isEqualTo(5));
    assertThat(MediaFile.read(folder.resolve("011_poem.txt"), DeclaredAs.NOTHING))
        .isInstanceOfSatisfying(Writing.class, poem -> assertThat(poem.characters()).isEqualTo(37));
    assertThat(MediaFile.read(folder.resolve("010_tone.wav"), DeclaredAs.NOTHING))
        .isInstanceOfSatisfying(
            Recording.class, tone -> assertThat(tone.duration()).hasMillis(100));
  }

  private static Metadata metadata(Path file) throws MalformedMedia {
    return MediaFile.read(file, DeclaredAs.NOTHING).metadata();
  }
}
