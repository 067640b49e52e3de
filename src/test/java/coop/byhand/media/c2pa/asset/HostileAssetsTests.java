package coop.byhand.media.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coop.byhand.SharedData;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.c2pa.fuzz.AssetParsers;
import coop.byhand.media.container.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, looking for a store ends in an asset or in the one checked exception. */
class HostileAssetsTests {

  private static final long SEED = 20261125;
  private static final int MUTANTS = 1_500;

  @ParameterizedTest
  @EnumSource(AssetFormat.class)
  void everyPrefixEndsInAnAnswer(AssetFormat format) {
    byte[] file = Embedders.with(format, Embedders.store(300));
    for (int length = 0; length < file.length; length++) {
      AssetParsers.asset(Arrays.copyOf(file, length));
    }
  }

  @ParameterizedTest
  @EnumSource(AssetFormat.class)
  void everyMutantEndsInAnAnswer(AssetFormat format) {
    byte[] file = Embedders.with(format, Embedders.store(120));
    Random random = new Random(SEED);
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = file.clone();
      for (int changes = random.nextInt(6); changes >= 0; changes--) {
        int at = random.nextInt(mutant.length);
        switch (random.nextInt(4)) {
          case 0 -> mutant[at] = (byte) random.nextInt(256);
          case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
          case 2 -> Arrays.fill(mutant, at, Math.min(mutant.length, at + 4), (byte) 0xff);
          default -> {
            int from = random.nextInt(mutant.length);
            int length = Math.min(mutant.length - Math.max(at, from), random.nextInt(32));
            System.arraycopy(file, from, mutant, at, length);
          }
        }
      }
      AssetParsers.asset(mutant);
    }
  }

  @ParameterizedTest
  @EnumSource(AssetFormat.class)
  void noiseBehindTheFirstBytesEndsInAnAnswer(AssetFormat format) {
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      AssetParsers.container(format, noise);
    }
  }

  @Test
  void noiseAsAnAssertionEndsInAnAnswer() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      if (noise.length > 0) {
        noise[0] = (byte) (0xa0 | random.nextInt(5));
      }
      AssetParsers.binding(noise);
    }
  }

  static Stream<Path> sharedFiles() throws IOException {
    return Stream.of("badfiles", "provenance/files")
        .map(SharedData::folder)
        .flatMap(HostileAssetsTests::list)
        .filter(Files::isRegularFile)
        .sorted();
  }

  private static Stream<Path> list(Path folder) {
    try {
      return Files.list(folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("sharedFiles")
  void everySharedFileIsReadOrRefused(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      Asset asset = Asset.read(channel);
      assertThat(asset.store().isPresent()).isEqualTo(asset.stores() == 1);
      assertThat(asset.parts()).isNotNull();
    } catch (MalformedMedia refused) {
      assertThat(refused.rule()).isIn(MediaRule.EMPTY, MediaRule.UNKNOWN);
    }
  }

  @Test
  void directoriesThatTurnInCirclesAreLeft() throws MalformedMedia {
    byte[] tiff = Embedders.plain(AssetFormat.TIFF);
    byte[] circle = tiff.clone();
    circle[8 + 2 + 5 * 12 + 3] = 8;

    assertThat(Asset.read(Bytes.of(circle)).stores()).isZero();
  }

  @Test
  void manyPacketsOfXmpDoNotCostTheirSquare() {
    String packets = "<svg xmlns:c2pa=\"http://c2pa.org/manifest\">" + "<xmpmeta>".repeat(200_000);
    byte[] file = packets.getBytes(StandardCharsets.US_ASCII);

    MalformedMedia refused =
        catchThrowableOfType(MalformedMedia.class, () -> Asset.read(Bytes.of(file)));

    assertThat(refused.rule()).isEqualTo(MediaRule.TOO_MUCH_WORK);
  }

  @Test
  void aDocumentTypeIsSkippedAndNothingInItIsBelieved() throws MalformedMedia {
    String svg =
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"http://127.0.0.1/\"><!ENTITY m '<c2pa:manifest>AAAA"
            + "</c2pa:manifest>'>]><svg xmlns:q='http://c2pa.org/manifest'><![CDATA["
            + "<c2pa:manifest>AAAA</c2pa:manifest>]]><q:manifest>AAAB</q:manifest></svg>";

    Asset asset = Asset.read(Bytes.of(svg.getBytes(StandardCharsets.US_ASCII)));

    assertThat(asset.store().orElseThrow().content().toArray()).containsExactly(0, 0, 1);
  }
}
