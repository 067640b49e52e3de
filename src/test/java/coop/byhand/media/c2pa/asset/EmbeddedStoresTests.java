package coop.byhand.media.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coop.byhand.media.Caution;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.container.Bytes;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store is found in every container, whole, and with every byte that belongs to it. */
class EmbeddedStoresTests {

  @ParameterizedTest
  @EnumSource(AssetFormat.class)
  void aStoreComesBackAsItWasPutIn(AssetFormat format) throws MalformedMedia {
    for (int filling : new int[] {0, 1, 900, 200_001}) {
      byte[] store = Embedders.store(filling);
      Asset asset = Asset.read(Bytes.of(Embedders.with(format, store)));

      assertThat(asset.format()).isEqualTo(format);
      assertThat(asset.stores()).isEqualTo(1);
      assertThat(asset.store().orElseThrow().content()).isEqualTo(ByteSlice.of(store));
      assertThat(asset.metadata().contentCredentials()).isTrue();
      assertThat(asset.metadata().cautions()).doesNotContain(Caution.BROKEN_STRUCTURE);
    }
  }

  @ParameterizedTest
  @EnumSource(AssetFormat.class)
  void readingFromDiskGivesTheSame(AssetFormat format, @TempDir Path folder) throws Exception {
    byte[] file = Embedders.with(format, Embedders.store(150_000));
    Path path = Files.write(folder.resolve("asset"), file);

    try (FileChannel channel = FileChannel.open(path)) {
      Asset fromDisk = Asset.read(channel);
      Asset fromMemory = Asset.read(Bytes.of(file));

      assertThat(fromDisk.store()).isEqualTo(fromMemory.store());
      assertThat(fromDisk.metadata()).isEqualTo(fromMemory.metadata());
    }
  }

  @ParameterizedTest
  @EnumSource(AssetFormat.class)
  void theRangesAreAllThatAnotherStoreOfTheSameLengthChanges(AssetFormat format)
      throws MalformedMedia {
    byte[] one = Embedders.store(70_000);
    byte[] other = one.clone();
    Arrays.fill(other, 60, other.length, (byte) 0x5a);
    byte[] first = Embedders.with(format, one);
    byte[] second = Embedders.with(format, other);
    List<ByteRange> ranges = Asset.read(Bytes.of(first)).store().orElseThrow().ranges();

    assertThat(Asset.read(Bytes.of(second)).store().orElseThrow().ranges()).isEqualTo(ranges);
    assertThat(first).hasSameSizeAs(second);
    if (format == AssetFormat.SIDECAR) {
      assertThat(ranges).isEmpty();
      return;
    }
    for (int i = 0; i < first.length; i++) {
      ByteRange here = new ByteRange(i, 1);
      assertThat(first[i] == second[i] || ranges.stream().anyMatch(here::overlaps)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(value = AssetFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "SIDECAR")
  void aFileWithoutStoreHasNone(AssetFormat format) throws MalformedMedia {
    Asset asset = Asset.read(Bytes.of(Embedders.plain(format)));

    assertThat(asset.format()).isEqualTo(format);
    assertThat(asset.stores()).isZero();
    assertThat(asset.store()).isEmpty();
    assertThat(asset.remoteManifest()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = AssetFormat.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SIDECAR", "PDF"})
  void twoStoresCountAsNone(AssetFormat format) throws MalformedMedia {
    byte[] once = Embedders.with(format, Embedders.store(10));
    byte[] twice =
        format == AssetFormat.FLAC
            ? Embedders.into(AssetFormat.MP3, once, Embedders.store(20), 7)
            : Embedders.into(format, once, Embedders.store(20), 7);

    Asset asset = Asset.read(Bytes.of(twice));

    assertThat(asset.stores()).isEqualTo(2);
    assertThat(asset.store()).isEmpty();
  }

  @Test
  void theNewestCatalogueOfADocumentSaysWhichStoreIsTheDocuments() throws MalformedMedia {
    byte[] older = Embedders.store(40);
    byte[] newer = Embedders.store(8);
    byte[] once = Embedders.pdf(Embedders.plain(AssetFormat.PDF), 7, older);
    byte[] twice = Embedders.pdf(once, 17, newer);

    Asset asset = Asset.read(Bytes.of(twice));

    assertThat(asset.stores()).isEqualTo(1);
    assertThat(asset.store().orElseThrow().content()).isEqualTo(ByteSlice.of(newer));
    byte[] back =
        Embedders.join(
            twice,
            "\n30 0 obj\n<</Type/Catalog/Pages 2 0 R/AF[7 0 R]>>\nendobj\n"
                .getBytes(StandardCharsets.US_ASCII));
    assertThat(Asset.read(Bytes.of(back)).store().orElseThrow().content())
        .isEqualTo(ByteSlice.of(older));
  }

  @Test
  void anUpdateAtTheEndAndItsOriginalAreOneStore() throws MalformedMedia {
    byte[] original = Embedders.store(40);
    byte[] update = Embedders.store(8);
    byte[] plain = Embedders.plain(AssetFormat.MP4);
    byte[] file =
        Embedders.join(
            Arrays.copyOf(plain, 20),
            Embedders.provenanceBox("original", original),
            Arrays.copyOfRange(plain, 20, plain.length),
            Embedders.provenanceBox("update", update));

    Asset asset = Asset.read(Bytes.of(file));

    byte[] content = asset.store().orElseThrow().content().toArray();
    assertThat(content).hasSize(original.length + 16);
    assertThat(ByteBuffer.wrap(content).getInt()).isEqualTo(content.length);
    assertThat(Arrays.copyOfRange(content, 4, original.length))
        .isEqualTo(Arrays.copyOfRange(original, 4, original.length));
    assertThat(asset.store().orElseThrow().ranges()).hasSize(2);
  }

  @Test
  void aStoreThatLiesBesideTheFileTakesThePlaceOfItsOwn() throws MalformedMedia {
    Asset asset = Asset.read(Bytes.of(Embedders.with(AssetFormat.PNG, Embedders.store(5))));
    byte[] sidecar = Embedders.store(99);

    assertThat(asset.withStore(sidecar).store().orElseThrow().content())
        .isEqualTo(ByteSlice.of(sidecar));
    assertThat(asset.withStore(sidecar).store().orElseThrow().ranges()).isEmpty();
  }

  @Test
  void aStoreBeyondTheLimitRefusesTheFile() {
    byte[] file = Embedders.with(AssetFormat.PNG, Embedders.store(AssetWalk.MAX_STORE));

    MalformedMedia refused =
        catchThrowableOfType(MalformedMedia.class, () -> Asset.read(Bytes.of(file)));

    assertThat(refused.rule()).isEqualTo(MediaRule.TOO_LARGE);
  }

  @Test
  void segmentsOfAnotherStandardDoNotDisturb() throws MalformedMedia {
    byte[] store = Embedders.store(100_000);
    byte[] foreign = Embedders.box("jumb", Embedders.box("jumd", new byte[30]));
    byte[] file =
        Embedders.into(AssetFormat.JPEG, Embedders.with(AssetFormat.JPEG, store), foreign, 0x212);

    Asset asset = Asset.read(Bytes.of(file));

    assertThat(asset.store().orElseThrow().content()).isEqualTo(ByteSlice.of(store));
    assertThat(asset.parts().stream().map(NamedPart::name))
        .startsWith("SOI", "APP11", "C2PA", "APP1");
  }

  @Test
  void aPictureCutOffInTheMiddleIsStillReadForItsStore() throws MalformedMedia {
    byte[] store = Embedders.store(40);
    byte[] whole = Embedders.with(AssetFormat.JPEG, store);

    Asset asset = Asset.read(Bytes.of(Arrays.copyOf(whole, whole.length - 5)));

    assertThat(asset.store().orElseThrow().content()).isEqualTo(ByteSlice.of(store));
    assertThat(asset.metadata().cautions()).contains(Caution.BROKEN_STRUCTURE);
  }
}
