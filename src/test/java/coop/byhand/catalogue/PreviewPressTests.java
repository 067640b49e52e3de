package coop.byhand.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import coop.byhand.SharedData;
import coop.byhand.media.DeclaredAs;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.Metadata;
import coop.byhand.media.Orientation;
import coop.byhand.media.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process, started as the application starts it. */
class PreviewPressTests {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path folder;
  @TempDir Path workshop;

  private PreviewPress press;

  @BeforeEach
  void openThePress() {
    press = new PreviewPress(LONG, workshop);
  }

  @Test
  void aPictureIsProofedInFourWidthsUprightAndBare() throws Exception {
    Path original = folder.resolve("größe 🐈.png");
    ImageIO.write(redAboveBlue(2000, 1000), "png", original.toFile());
    Picture stored = (Picture) MediaFile.read(original, DeclaredAs.NOTHING);
    Picture sideways = turned(stored, Orientation.TURN_RIGHT);

    PressOutcome.Made made = (PressOutcome.Made) press.press(original, stored);
    PressOutcome.Made upright = (PressOutcome.Made) press.press(original, sideways);

    assertThat(made.proofs())
        .extracting(Proof::nominalWidth, Proof::width, Proof::height)
        .containsExactly(
            tuple(1600, 1600, 800),
            tuple(1024, 1024, 512),
            tuple(640, 640, 320),
            tuple(320, 320, 160));
    assertThat(upright.proofs())
        .extracting(Proof::nominalWidth, Proof::width, Proof::height)
        .containsExactly(tuple(1024, 1000, 2000), tuple(640, 640, 1280), tuple(320, 320, 640));
    BufferedImage first = image(made.proofs().getFirst());
    near(first.getRGB(800, 100), Color.RED);
    near(first.getRGB(800, 700), Color.BLUE);
    // What was above stands to the right after a quarter turn.
    BufferedImage turned = image(upright.proofs().getLast());
    near(turned.getRGB(300, 320), Color.RED);
    near(turned.getRGB(20, 320), Color.BLUE);
    assertThat(made.colour()).isIn("#fe0000", "#ff0000", "#0000fe", "#0000ff");
    assertNothingIsLeftBehind();
  }

  @Test
  void aSmallPictureIsNeverEnlarged() throws Exception {
    Path original = folder.resolve("small.png");
    ImageIO.write(redAboveBlue(100, 60), "png", original.toFile());

    PressOutcome.Made made = (PressOutcome.Made) press(original);

    assertThat(made.proofs())
        .extracting(Proof::nominalWidth, Proof::width, Proof::height)
        .containsExactly(tuple(320, 100, 60));
  }

  @Test
  void noProofCarriesWhatTheOriginalHides() throws Exception {
    Path bad = SharedData.folder("badfiles");
    for (String name :
        List.of(
            "061_pdf_in_comment.jpg",
            "062_html_tail.png",
            "064_phar_like.jpg",
            "060_poly_stack_zip.jpg",
            "082_gps.jpg",
            "085_xss_artist.jpg")) {
      PressOutcome.Made made = (PressOutcome.Made) press(bad.resolve(name));
      for (Proof proof : made.proofs()) {
        String bytes = new String(proof.jpeg(), StandardCharsets.ISO_8859_1);
        assertThat(bytes)
            .as(name)
            .doesNotContain("Exif", "http:", "%PDF", "<?php", "<html", "<script", "PK\3\4", "SN-")
            .endsWith("\u00ff\u00d9");
      }
    }
  }

  @Test
  void theControlsAllHaveProofs() throws Exception {
    Path bad = SharedData.folder("badfiles");
    for (String name :
        List.of(
            "003_cat.jpg",
            "004_basn6a16.png",
            "005_ball.png",
            "006_portrait_2.jpg",
            "007_mixed-disposal.gif",
            "053_poly_stack_zip.tif")) {
      assertThat(press(bad.resolve(name))).as(name).isInstanceOf(PressOutcome.Made.class);
    }
    assertThat(press(bad.resolve("010_tone.wav")))
        .isEqualTo(new PressOutcome.Wave(Collections.nCopies(400, 0)));
    assertThat(press(bad.resolve("009_id3v2.mp3"))).isEqualTo(new PressOutcome.NothingToShow());
    assertThat(press(bad.resolve("011_poem.txt"))).isEqualTo(new PressOutcome.NothingToShow());
  }

  @Test
  void aWaveRisesWhereTheRecordingIsLoud() throws Exception {
    short[] samples = new short[8_000];
    Arrays.fill(samples, 4_000, 8_000, (short) -16_384);
    Path original = folder.resolve("loud.wav");
    ByteBuffer bytes = ByteBuffer.allocate(16_000);
    bytes.asShortBuffer().put(samples);
    AudioFormat format = new AudioFormat(8_000, 16, 1, true, true);
    try (AudioInputStream audio =
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, 8_000)) {
      AudioSystem.write(audio, AudioFileFormat.Type.WAVE, original.toFile());
    }

    PressOutcome.Wave wave = (PressOutcome.Wave) press(original);

    assertThat(wave.peaks().subList(0, 200)).containsOnly(0);
    assertThat(wave.peaks().subList(200, 400)).containsOnly(128);
  }

  @Test
  void aBombIsStoppedByItsHeaderAndReachesNoProcess() {
    Path bomb = SharedData.folder("badfiles").resolve("036_rgba_16000.png");

    assertThat(
            catchThrowableOfType(
                    MalformedMedia.class, () -> MediaFile.read(bomb, DeclaredAs.NOTHING))
                .rule())
        .isEqualTo(MediaRule.TOO_MANY_PIXELS);
  }

  @Test
  void aFileThatUnfoldsBeyondItsMemoryEndsTheProcessAndNothingElse() throws Exception {
    Path lying = Files.write(folder.resolve("lying.webp"), oneColourWebp(16_000, 12_000));

    assertThat(press(lying)).isEqualTo(new PressOutcome.OutOfMemory());

    assertNothingIsLeftBehind();
    Path honest = Files.write(folder.resolve("honest.webp"), oneColourWebp(400, 300));
    assertThat(press(honest)).isInstanceOf(PressOutcome.Made.class);
  }

  @Test
  void whatTakesTooLongIsKilled() throws Exception {
    Path original = folder.resolve("slow.png");
    ImageIO.write(redAboveBlue(100, 60), "png", original.toFile());
    PreviewPress impatient = new PreviewPress(Duration.ofMillis(1), workshop);

    assertThat(impatient.press(original, MediaFile.read(original, DeclaredAs.NOTHING)))
        .isEqualTo(new PressOutcome.TimedOut());
    assertNothingIsLeftBehind();
  }

  @Test
  void whatCannotBeDecodedIsRefused() throws Exception {
    Path original = Files.writeString(folder.resolve("broken.png"), "no picture at all");
    Metadata none = new Metadata(List.of(), List.of(), Set.of(), Set.of(), false);
    Picture claimed = new Picture(MediaType.PNG, 17, 10, 10, Orientation.UPRIGHT, 1, none);

    assertThat(press.press(original, claimed))
        .isEqualTo(new PressOutcome.Refused(PressOutcome.Reason.UNREADABLE));
  }

  @Test
  void theProductionJarIsOpenedByItsOwnLauncher() throws IOException {
    Path jar = folder.resolve("byhand.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(
          new ZipEntry("org/springframework/boot/loader/launch/PropertiesLauncher.class"));
    }

    List<String> packed = WorkerCommand.of(jar.toString(), folder, List.of("wave", "a", "."));
    List<String> exploded =
        WorkerCommand.of("target/classes" + File.pathSeparator + "x.jar", folder, List.of());

    assertThat(packed)
        .containsSequence(
            "-Dloader.main=coop.byhandworker.PreviewWorker",
            "-cp",
            jar.toString(),
            "org.springframework.boot.loader.launch.PropertiesLauncher",
            "wave",
            "a",
            ".");
    assertThat(exploded)
        .contains("-Xmx384m", "-XX:+ExitOnOutOfMemoryError")
        .endsWith(
            Path.of("target/classes").toAbsolutePath()
                + File.pathSeparator
                + Path.of("x.jar").toAbsolutePath(),
            "coop.byhandworker.PreviewWorker");
  }

  private PressOutcome press(Path original) throws MalformedMedia {
    return press.press(original, MediaFile.read(original, DeclaredAs.NOTHING));
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  private void assertNothingIsLeftBehind() {
    assertThat(workshop).isEmptyDirectory();
  }

  private static BufferedImage redAboveBlue(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width, height / 2);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, height / 2, width, height - height / 2);
    graphics.dispose();
    return image;
  }

  private static Picture turned(Picture stored, Orientation orientation) {
    return new Picture(
        stored.type(),
        stored.bytes(),
        stored.width(),
        stored.height(),
        orientation,
        stored.frames(),
        stored.metadata());
  }

  private static BufferedImage image(Proof proof) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(proof.jpeg()));
  }

  private static void near(int pixel, Color expected) {
    Color found = new Color(pixel);
    assertThat(found.getRed()).isCloseTo(expected.getRed(), within(12));
    assertThat(found.getGreen()).isCloseTo(expected.getGreen(), within(12));
    assertThat(found.getBlue()).isCloseTo(expected.getBlue(), within(12));
  }

  /**
   * A lossless WebP of one colour: every prefix code has one symbol, so that no pixel needs a bit
   * (RFC 9649, section 3.7). Zeros fill it up to the least that the decoder believes, 1 : 2048.
   */
  private static byte[] oneColourWebp(int width, int height) {
    long bits = (width - 1) | (long) (height - 1) << 14;
    // Behind 28 bits of size: 1 bit alpha, 3 bits version, 3 bits "no transform, no cache, no
    // meta codes", then five times 1 (simple), 0 (one symbol), 0 (one bit), 0 (symbol 0).
    long tail = 0;
    for (int i = 0; i < 5; i++) {
      tail |= 1L << (3 + 4 * i);
    }
    int content = (width * height / 2048 * 3 + 64) & ~1;
    ByteBuffer file = ByteBuffer.allocate(20 + content).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + content);
    file.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(content);
    file.put((byte) 0x2f).putInt((int) bits).putInt((int) tail);
    return file.array();
  }
}
