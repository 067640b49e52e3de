package coop.byhand.media.c2pa.binding;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.asset.NamedPart;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.cbor.CborWriter;
import coop.byhand.media.container.Bytes;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Data hashes, hashes of parts and of multi-part files, made and checked over own files. */
class FileBindingsTests {

  private static final String DATA = "c2pa.hash.data";
  private static final String MATCH = "assertion.dataHash.match";
  private static final String MISMATCH = "assertion.dataHash.mismatch";
  private static final String MALFORMED = "assertion.dataHash.malformed";
  private static final String MORE = "assertion.dataHash.additionalExclusionsPresent";

  @ParameterizedTest
  @EnumSource(value = AssetFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "SIDECAR")
  void aFileMatchesUntilAnyByteOutsideTheStoreChanges(AssetFormat format) throws Exception {
    byte[] file = Embedders.with(format, Embedders.store(90));
    List<ByteRange> ranges = ranges(file);
    Cbor assertion = dataHash("sha256", ranges, hash("SHA-256", file, ranges));

    assertThat(codes(DATA, assertion, file)).containsExactly(MATCH);
    int changed = 0;
    for (int i = 0; i < file.length; i += 1 + file.length / 150) {
      ByteRange here = new ByteRange(i, 1);
      if (ranges.stream().noneMatch(here::overlaps)) {
        byte[] other = file.clone();
        other[i] ^= 1;
        Asset same = asset(file);
        Asset tampered =
            new Asset(format, Bytes.of(other), same.store(), 1, Optional.empty(), same.metadata());
        assertThat(codes(HashBinding.check(DATA, assertion, "", tampered, "")))
            .as("byte " + i)
            .containsExactly(MISMATCH);
        changed++;
      }
    }
    assertThat(changed).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "0, -1", "1, -1", "-2, 0"})
  void anExclusionThatIsNotExactlyTheStoreIsAMismatch(int earlier, int longer) throws Exception {
    byte[] file = Embedders.with(AssetFormat.PNG, Embedders.store(90));
    ByteRange store = ranges(file).getFirst();
    List<ByteRange> wrong =
        List.of(new ByteRange(store.start() + earlier, store.length() + longer));

    assertThat(codes(DATA, dataHash("sha256", wrong, hash("SHA-256", file, wrong)), file))
        .containsExactly(MISMATCH);
  }

  @Test
  void aStoreMayBeExcludedInPiecesThatMeet() throws Exception {
    byte[] file = Embedders.with(AssetFormat.JPEG, Embedders.store(150_000));
    ByteRange store = ranges(file).getFirst();
    List<ByteRange> pieces =
        List.of(
            new ByteRange(store.start(), 10),
            new ByteRange(store.start() + 10, store.length() - 10));

    assertThat(codes(DATA, dataHash("sha256", pieces, hash("SHA-256", file, pieces)), file))
        .containsExactly(MATCH);
  }

  @Test
  void furtherExclusionsAreSaid() throws Exception {
    byte[] file = Embedders.with(AssetFormat.PNG, Embedders.store(90));
    ByteRange store = ranges(file).getFirst();
    List<ByteRange> more = List.of(store, new ByteRange(store.end() + 12, 4));

    assertThat(codes(DATA, dataHash("sha256", more, hash("SHA-256", file, more)), file))
        .containsExactly(MATCH, MORE);
  }

  @Test
  void inTiffTheCountOfTheStoreMayBeHashed() throws Exception {
    byte[] file = Embedders.with(AssetFormat.TIFF, Embedders.store(90));
    List<ByteRange> content = List.of(ranges(file).getLast());
    List<ByteRange> count = List.of(ranges(file).getFirst());

    assertThat(ranges(file)).hasSize(2);
    assertThat(codes(DATA, dataHash("sha256", content, hash("SHA-256", file, content)), file))
        .containsExactly(MATCH);
    assertThat(codes(DATA, dataHash("sha256", count, hash("SHA-256", file, count)), file))
        .containsExactly(MISMATCH);
  }

  @ParameterizedTest
  @CsvSource({"sha256, SHA-256", "sha384, SHA-384", "sha512, SHA-512"})
  void everyAlgorithmIsKnownAndTheClaimsStandsIn(String name, String javaName) throws Exception {
    byte[] file = Embedders.with(AssetFormat.GIF, Embedders.store(90));
    byte[] hash = hash(javaName, file, ranges(file));

    assertThat(codes(DATA, dataHash(name, ranges(file), hash), file)).containsExactly(MATCH);
    assertThat(
            codes(HashBinding.check(DATA, dataHash("", ranges(file), hash), name, asset(file), "")))
        .containsExactly(MATCH);
  }

  @Test
  void unknownAlgorithmsAndCrookedRangesAreNamed() throws Exception {
    byte[] file = Embedders.with(AssetFormat.GIF, Embedders.store(90));
    byte[] hash = hash("SHA-256", file, ranges(file));
    ByteRange store = ranges(file).getFirst();

    assertThat(codes(DATA, dataHash("md5", ranges(file), hash), file))
        .containsExactly("algorithm.unsupported");
    assertThat(codes(DATA, dataHash("", ranges(file), hash), file))
        .containsExactly("algorithm.unsupported");
    assertThat(codes(DATA, dataHash("sha256", List.of(store, store), hash), file))
        .containsExactly(MALFORMED);
    assertThat(
            codes(DATA, dataHash("sha256", List.of(store, new ByteRange(1 << 20, 5)), hash), file))
        .containsExactly(MISMATCH);
    assertThat(codes(DATA, dataHash("sha256", List.of(), hash), file))
        .containsExactly(MISMATCH, MISMATCH);
    assertThat(codes(DATA, cbor(new CborWriter().text("no map")), file)).containsExactly(MALFORMED);
    Cbor negative =
        cbor(
            new CborWriter()
                .map(1)
                .text("exclusions")
                .array(1)
                .map(2)
                .text("start")
                .integer(-1)
                .text("length")
                .integer(5));
    assertThat(codes(DATA, negative, file)).containsExactly(MALFORMED);
  }

  @Test
  void belowUpdatesTheExclusionGrowsWithTheStore() throws Exception {
    byte[] small = Embedders.with(AssetFormat.PNG, Embedders.store(90));
    byte[] grown = Embedders.with(AssetFormat.PNG, Embedders.store(500));
    ByteRange store = ranges(small).getFirst();
    List<ByteRange> excluded = List.of(store, new ByteRange(store.end() + 12, 4));
    Cbor assertion = dataHash("sha256", excluded, hash("SHA-256", small, excluded));

    assertThat(codes(DATA, assertion, grown)).contains(MISMATCH).doesNotContain(MATCH);
    assertThat(codes(HashBinding.checkUpdated(DATA, assertion, "", asset(grown), "")))
        .containsExactly(MATCH, MORE);
  }

  @ParameterizedTest
  @EnumSource(
      value = AssetFormat.class,
      names = {"JPEG", "PNG", "GIF", "WEBP", "WAV"})
  void theNamedPartsOfAFileCoverItAndMatch(AssetFormat format) throws Exception {
    byte[] file = Embedders.with(format, Embedders.store(70_000));
    List<NamedPart> parts = asset(file).parts();
    long at = 0;
    for (NamedPart part : parts) {
      assertThat(part.range().start()).isEqualTo(at);
      at = part.range().end();
    }
    assertThat(at).isEqualTo(file.length);
    assertThat(parts.stream().filter(part -> part.name().equals("C2PA"))).hasSize(1);

    Cbor each = boxes(file, parts.stream().map(List::of).toList());
    assertThat(codes("c2pa.hash.boxes", each, file)).containsExactly("assertion.boxesHash.match");
    byte[] tampered = file.clone();
    ByteRange last =
        parts.reversed().stream()
            .filter(p -> !p.name().equals("C2PA"))
            .findFirst()
            .orElseThrow()
            .range();
    tampered[(int) (last.start() + last.length() / 2)] ^= 1;
    assertThat(codes("c2pa.hash.boxes", each, tampered))
        .singleElement()
        .isIn("assertion.boxesHash.mismatch", "assertion.boxesHash.unknownBox");
  }

  @Test
  void partsMayBeHashedTogetherAndNoneMayBeForgotten() throws Exception {
    byte[] file = Embedders.with(AssetFormat.PNG, Embedders.store(70));
    List<NamedPart> parts = asset(file).parts();
    List<List<NamedPart>> grouped =
        List.of(parts.subList(0, 2), List.of(parts.get(2)), parts.subList(3, parts.size()));

    assertThat(parts.get(2).name()).isEqualTo("C2PA");
    assertThat(codes("c2pa.hash.boxes", boxes(file, grouped), file))
        .containsExactly("assertion.boxesHash.match");
    assertThat(codes("c2pa.hash.boxes", boxes(file, List.of(grouped.get(0), grouped.get(1))), file))
        .containsExactly("assertion.boxesHash.unknownBox");
    assertThat(
            codes(
                "c2pa.hash.boxes",
                boxes(file, List.of(grouped.get(1), grouped.get(0), grouped.get(2))),
                file))
        .singleElement()
        .isIn("assertion.boxesHash.unknownBox", "assertion.boxesHash.mismatch");
    assertThat(codes("c2pa.hash.boxes", cbor(new CborWriter().map(0)), file))
        .containsExactly("assertion.boxesHash.malformed");
  }

  @Test
  void whatLiesBehindThePictureIsHashedAsWhatComesAfter() throws Exception {
    byte[] picture = Embedders.with(AssetFormat.JPEG, Embedders.store(70));
    byte[] file =
        Embedders.join(picture, "a film".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    List<List<NamedPart>> groups =
        new ArrayList<>(asset(file).parts().stream().map(List::of).toList());
    groups.add(List.of(new NamedPart("c2pa.after", new ByteRange(picture.length, 6))));
    Cbor assertion = boxes(file, groups);

    assertThat(codes("c2pa.hash.boxes", assertion, file))
        .containsExactly("assertion.boxesHash.match");
    byte[] tampered = file.clone();
    tampered[file.length - 1] ^= 1;
    assertThat(codes("c2pa.hash.boxes", assertion, tampered))
        .containsExactly("assertion.boxesHash.mismatch");
  }

  @Test
  void aFileOfSeveralPartsMayLoseTheOptionalOnes() throws Exception {
    byte[] picture = Embedders.with(AssetFormat.JPEG, Embedders.store(70));
    byte[] film = Embedders.plain(AssetFormat.MP4);
    byte[] file = Embedders.join(picture, film);
    List<ByteRange> store = ranges(picture);
    Map<String, PartHash> hashes =
        Map.of(
            "one",
            new PartHash(
                "c2pa.hash.data.part", dataHash("sha256", store, hash("SHA-256", picture, store))),
            "two",
            new PartHash(
                "c2pa.hash.data.part__1",
                dataHash("sha256", List.of(), hash("SHA-256", film, List.of()))));

    assertThat(parts(file, hashes, picture.length, film.length, true))
        .isEqualTo("assertion.multiAssetHash.match");
    assertThat(parts(picture, hashes, picture.length, film.length, true))
        .isEqualTo("assertion.multiAssetHash.match");
    assertThat(parts(picture, hashes, picture.length, film.length, false))
        .isEqualTo("assertion.multiAssetHash.missingPart");
    assertThat(
            parts(Arrays.copyOf(file, file.length - 1), hashes, picture.length, film.length, true))
        .isEqualTo("assertion.multiAssetHash.mismatch");
    assertThat(parts(file, hashes, picture.length, film.length - 1, true))
        .isEqualTo("assertion.multiAssetHash.mismatch");
    assertThat(parts(Embedders.join(file, new byte[1]), hashes, picture.length, film.length, true))
        .isEqualTo("assertion.multiAssetHash.malformed");
    byte[] tampered = file.clone();
    tampered[picture.length - 3] ^= 1;
    assertThat(parts(tampered, hashes, picture.length, film.length, true))
        .isEqualTo("assertion.multiAssetHash.mismatch");
    assertThat(parts(file, Map.of(), picture.length, film.length, true))
        .isEqualTo("assertion.multiAssetHash.malformed");
  }

  private static String parts(
      byte[] file, Map<String, PartHash> hashes, int first, int second, boolean optional)
      throws MalformedMedia {
    CborWriter writer = new CborWriter().map(1).text("parts").array(2);
    part(writer, "one", 0, first, false);
    part(writer, "two", first, second, optional);
    return HashBinding.checkParts(
            cbor(writer), url -> Optional.ofNullable(hashes.get(url)), "", asset(file), "")
        .code()
        .text();
  }

  private static void part(
      CborWriter writer, String url, int offset, int length, boolean optional) {
    writer.map(3).text("location").map(2);
    writer.text("byteOffset").integer(offset).text("length").integer(length);
    writer.text("hashAssertion").map(1).text("url").text(url);
    writer.text("optional").bool(optional);
  }

  private static Asset asset(byte[] file) throws MalformedMedia {
    return Asset.read(Bytes.of(file));
  }

  private static List<ByteRange> ranges(byte[] file) throws MalformedMedia {
    return asset(file).store().orElseThrow().ranges();
  }

  private static List<String> codes(String label, Cbor assertion, byte[] file)
      throws MalformedMedia {
    return codes(HashBinding.check(label, assertion, "", asset(file), ""));
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(finding -> finding.code().text()).toList();
  }

  private static Cbor dataHash(String algorithm, List<ByteRange> exclusions, byte[] hash)
      throws MalformedMedia {
    int keys = 1 + (exclusions.isEmpty() ? 0 : 1) + (algorithm.isEmpty() ? 0 : 1);
    CborWriter writer = new CborWriter().map(keys);
    if (!exclusions.isEmpty()) {
      writer.text("exclusions").array(exclusions.size());
      for (ByteRange range : exclusions) {
        writer.map(2).text("start").integer(range.start());
        writer.text("length").integer(range.length());
      }
    }
    if (!algorithm.isEmpty()) {
      writer.text("alg").text(algorithm);
    }
    return cbor(writer.text("hash").bytes(ByteSlice.of(hash)));
  }

  private static Cbor boxes(byte[] file, List<List<NamedPart>> groups) throws Exception {
    CborWriter writer =
        new CborWriter().map(2).text("alg").text("sha256").text("boxes").array(groups.size());
    for (List<NamedPart> group : groups) {
      writer.map(2).text("names").array(group.size());
      group.forEach(part -> writer.text(part.name()));
      int from = (int) group.getFirst().range().start();
      int to = (int) group.getLast().range().end();
      byte[] hash =
          group.getFirst().name().equals("C2PA")
              ? new byte[1]
              : hash("SHA-256", Arrays.copyOfRange(file, from, to), List.of());
      writer.text("hash").bytes(ByteSlice.of(hash));
    }
    return cbor(writer);
  }

  private static Cbor cbor(CborWriter writer) throws MalformedMedia {
    return Cbor.read(writer.toSlice());
  }

  /** Independent of the code under test: the whole file in memory. */
  private static byte[] hash(String javaName, byte[] file, List<ByteRange> without)
      throws Exception {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    for (int i = 0; i < file.length; i++) {
      ByteRange here = new ByteRange(i, 1);
      if (without.stream().noneMatch(here::overlaps)) {
        rest.write(file[i]);
      }
    }
    return MessageDigest.getInstance(javaName).digest(rest.toByteArray());
  }
}
