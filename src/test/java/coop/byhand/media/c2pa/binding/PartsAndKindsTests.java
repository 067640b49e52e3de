package coop.byhand.media.c2pa.binding;

import static coop.byhand.media.c2pa.TestManifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.asset.BmffBox;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.container.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of several parts, and which kinds of bindings there are. */
class PartsAndKindsTests {

  private static final String MATCH = "assertion.multiAssetHash.match";
  private static final String MISMATCH = "assertion.multiAssetHash.mismatch";
  private static final String MALFORMED = "assertion.multiAssetHash.malformed";
  private static final String MISSING = "assertion.multiAssetHash.missingPart";

  private static final byte[] FILM = Embedders.plain(AssetFormat.MP4);

  @Test
  void partsFollowOneAnotherWithoutGapOrOverlap() throws Exception {
    int half = FILM.length / 2;
    Object first = part(0, half);
    assertThat(check(FILM, first, part(half, FILM.length - half))).isEqualTo(MATCH);
    assertThat(check(FILM, first, part(half + 1, FILM.length - half - 1))).isEqualTo(MALFORMED);
    assertThat(check(FILM, first, part(half - 1, FILM.length - half + 1))).isEqualTo(MALFORMED);
    assertThat(check(FILM, first)).isEqualTo(MALFORMED);
    assertThat(check(FILM)).isEqualTo(MALFORMED);
    assertThat(check(FILM, part(0, FILM.length))).isEqualTo(MATCH);
    assertThat(check(FILM, part(0, FILM.length + 1))).isEqualTo(MISMATCH);
  }

  @Test
  void whatLiesBehindTheFileIsMissingUnlessItIsOptional() throws Exception {
    Object all = part(0, FILM.length);
    assertThat(check(FILM, all, part(FILM.length, 5))).isEqualTo(MISSING);
    Map<String, Object> optional = part(FILM.length, 5);
    optional.put("optional", true);
    assertThat(check(FILM, all, optional)).isEqualTo(MATCH);
    assertThat(check(FILM, optional, all)).isEqualTo(MALFORMED);
  }

  @Test
  void aPartNeedsHashAndPlace() throws Exception {
    Map<String, Object> placeless = part(0, FILM.length);
    placeless.remove("location");
    assertThat(check(FILM, placeless)).isEqualTo(MALFORMED);
    Map<String, Object> lengthless = part(0, FILM.length);
    lengthless.put("location", map("byteOffset", 0));
    assertThat(check(FILM, lengthless)).isEqualTo(MALFORMED);
    Map<String, Object> hashless = part(0, FILM.length);
    hashless.put("hashAssertion", 5);
    assertThat(check(FILM, hashless)).isEqualTo(MALFORMED);
    Map<String, Object> bare = part(0, FILM.length);
    bare.put("hashAssertion", "range 0 " + FILM.length);
    assertThat(check(FILM, bare)).isEqualTo(MATCH);
  }

  @Test
  void aPartMayBeTheContentOfABox() throws Exception {
    BmffBox box = BmffBox.of(Bytes.of(FILM)).getLast();
    byte[] content = Arrays.copyOfRange(FILM, (int) box.start() + box.header(), (int) box.end());
    Map<String, Object> part =
        map(
            "location", map("bmffBox", "/" + box.type()),
            "hashAssertion",
                map("url", "range " + (box.start() + box.header()) + " " + content.length));
    assertThat(check(FILM, part)).isEqualTo(MATCH);
    // Told by its box, a part need not touch the others.
    assertThat(check(FILM, part, part(3, 5))).isEqualTo(MATCH);
    byte[] tampered = FILM.clone();
    tampered[(int) box.end() - 1] ^= 1;
    assertThat(check(tampered, part)).isEqualTo(MISMATCH);
    part.put("location", map("bmffBox", "/none"));
    assertThat(check(FILM, part)).isEqualTo(MALFORMED);
    part.put("location", map("bmffBox", "none"));
    assertThat(check(FILM, part)).isEqualTo(MALFORMED);
  }

  @Test
  void anUnknownAlgorithmOfAPartIsSaid() throws Exception {
    Cbor strange = Cbor.read(TestCbor.of(map("alg", "md5", "hash", new byte[16])));
    Cbor assertion = Cbor.read(TestCbor.of(map("parts", List.of(part(0, FILM.length)))));
    Finding finding =
        HashBinding.checkParts(
            assertion,
            url -> Optional.of(new PartHash("c2pa.hash.data.part", strange)),
            "",
            Asset.read(Bytes.of(FILM)),
            "u");
    assertThat(finding.code().text()).isEqualTo("algorithm.unsupported");
    assertThat(finding.url()).isEqualTo("u");
  }

  private static Map<String, Object> part(int offset, int length) {
    return map(
        "location",
        map("byteOffset", offset, "length", length),
        "hashAssertion",
        map("url", "range " + offset + " " + length));
  }

  /** The hash of a part is the one of the sound film at the range its address names. */
  private static String check(byte[] file, Object... parts) throws Exception {
    Cbor assertion = Cbor.read(TestCbor.of(map("parts", List.of(parts))));
    return HashBinding.checkParts(
            assertion, PartsAndKindsTests::hash, "", Asset.read(Bytes.of(file)), "u")
        .code()
        .text();
  }

  private static Optional<PartHash> hash(String url) {
    String[] words = url.split(" ");
    int from = Integer.parseInt(words[1]);
    int to = Math.min(FILM.length, from + Integer.parseInt(words[2]));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(Arrays.copyOfRange(FILM, from, Math.max(from, to)));
      Cbor assertion = Cbor.read(TestCbor.of(map("alg", "sha256", "hash", hash)));
      return Optional.of(new PartHash("c2pa.hash.data.part", assertion));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "c2pa.hash.data, true", "c2pa.hash.data__2, true", "c2pa.hash.bmff.v3, true",
    "c2pa.hash.boxes, true", "c2pa.hash.collection.data, true", "c2pa.hash.data.part, false",
    "c2pa.hash.data.part__1, false", "c2pa.hash.multi-asset, false", "__, false"
  })
  void hardBindingsHaveTheirLabels(String label, boolean hard) {
    assertThat(HashBinding.isHardBinding(label)).isEqualTo(hard);
  }

  @Test
  void collectionsAndUnknownKindsAreNamed() throws Exception {
    assertThat(codes("c2pa.hash.collection.data", map(), AssetFormat.PNG))
        .containsExactly("assertion.collectionHash.incorrectFileCount");
    assertThat(codes("c2pa.hash.own", map(), AssetFormat.PNG))
        .containsExactly("claim.hardBindings.missing");
  }

  @Test
  void boxHashesAreForFilesOfBoxesAndHaveExclusionsAlgorithmAndHash() throws Exception {
    Map<String, Object> hash =
        map("alg", "sha256", "hash", new byte[32], "exclusions", List.of(map("xpath", "/ftyp")));
    String mismatch = "assertion.bmffHash.mismatch";
    assertThat(codes("c2pa.hash.bmff.v3", hash, AssetFormat.MP4)).containsExactly(mismatch);
    assertThat(codes("c2pa.hash.bmff.v3", hash, AssetFormat.PNG)).containsExactly(mismatch);
    hash.remove("hash");
    assertThat(codes("c2pa.hash.bmff.v3", hash, AssetFormat.MP4)).containsExactly(mismatch);
    hash.put("alg", "md5");
    assertThat(codes("c2pa.hash.bmff.v3", hash, AssetFormat.MP4))
        .containsExactly("algorithm.unsupported");
    hash.put("exclusions", List.of());
    assertThat(codes("c2pa.hash.bmff.v3", hash, AssetFormat.MP4))
        .containsExactly("assertion.bmffHash.malformed");
  }

  @Test
  void aFileThatCannotBeReadDoesNotMatch() throws Exception {
    Asset sound = Asset.read(Bytes.of(FILM));
    Asset broken =
        new Asset(
            AssetFormat.MP4,
            Bytes.of(new byte[] {0, 0, 0, 1, 'f', 't', 'y', 'p', 0, 0, 0, 0, 0, 0, 0, 2}),
            Optional.empty(),
            0,
            Optional.empty(),
            sound.metadata());
    Map<String, Object> hash =
        map("alg", "sha256", "hash", new byte[32], "exclusions", List.of(map("xpath", "/ftyp")));
    Finding finding =
        HashBinding.check("c2pa.hash.bmff.v3", Cbor.read(TestCbor.of(hash)), "", broken, "u")
            .getFirst();
    assertThat(finding.code().text()).isEqualTo("assertion.bmffHash.mismatch");
    assertThat(finding.explanation()).isEqualTo("The file cannot be read to its end.");
    Map<String, Object> part = part(0, 16);
    part.put("location", map("bmffBox", "/ftyp"));
    Cbor parts = Cbor.read(TestCbor.of(map("parts", List.of(part))));
    assertThat(
            HashBinding.checkParts(parts, PartsAndKindsTests::hash, "", broken, "u").code().text())
        .isEqualTo(MISMATCH);
  }

  @Test
  void aHashIsThatOfItsContent() throws Exception {
    byte[] content = {1, 2, 3};
    assertThat(HashAlgorithm.SHA384.digest(ByteSlice.of(content)))
        .isEqualTo(ByteSlice.of(MessageDigest.getInstance("SHA-384").digest(content)));
    assertThat(HashAlgorithm.named("sha384")).contains(HashAlgorithm.SHA384);
    assertThat(HashAlgorithm.named("SHA-384")).isEmpty();
  }

  private static List<String> codes(String label, Map<String, Object> assertion, AssetFormat format)
      throws Exception {
    Asset asset = Asset.read(Bytes.of(Embedders.plain(format)));
    return HashBinding.check(label, Cbor.read(TestCbor.of(assertion)), "", asset, "u").stream()
        .map(finding -> finding.code().text())
        .toList();
  }
}
