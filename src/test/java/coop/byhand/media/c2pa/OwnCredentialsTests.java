package coop.byhand.media.c2pa;

import static coop.byhand.media.c2pa.TestManifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.report.CrJson;
import coop.byhand.media.c2pa.report.CredentialLine;
import coop.byhand.media.c2pa.signal.Making;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.container.Bytes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Own files, signed by an own authority: what holds, what does not, and what is declared. */
class OwnCredentialsTests {

  private static final String IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/";
  private static final TestAuthority HOUSE = new TestAuthority("house");
  private static final TestAuthority.Signer SIGNER = HOUSE.signer(Alg.ES256);
  private static final Instant NOW = TestAuthority.NOW;

  private static TestManifest.Made make(
      String label, AssetFormat format, long[] range, byte[] hash, Consumer<TestManifest> more) {
    TestManifest manifest = new TestManifest(SIGNER, label);
    more.accept(manifest);
    return manifest.dataHash(range[0], range[1], hash).make();
  }

  /** A signed file: laid out once to find the place of the store, then hashed and signed. */
  private static byte[] signed(
      AssetFormat format, Consumer<TestManifest> more, TestManifest.Made... before)
      throws Exception {
    long[] range = {0, 0};
    byte[] hash = new byte[32];
    byte[] file = new byte[0];
    for (int pass = 0; pass < 3; pass++) {
      TestManifest.Made[] all = new TestManifest.Made[before.length + 1];
      System.arraycopy(before, 0, all, 0, before.length);
      all[before.length] = make("urn:c2pa:active", format, range, hash, more);
      file = Embedders.with(format, TestManifest.store(all).toArray());
      ByteRange place = Asset.read(Bytes.of(file)).store().orElseThrow().ranges().getFirst();
      range = new long[] {place.start(), place.length()};
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(file, 0, (int) place.start());
      digest.update(file, (int) place.end(), (int) (file.length - place.end()));
      hash = digest.digest();
    }
    return file;
  }

  private static Credentials.Read read(byte[] file) throws Exception {
    byte[] none = new byte[0];
    return Credentials.read(
        Asset.read(Bytes.of(file)), TrustConfig.of(HOUSE.pem(), none, none), NOW);
  }

  private static List<String> failures(Credentials.Read read) {
    return read.validation().codes(StatusCode.Kind.FAILURE);
  }

  private static byte[] png(Consumer<TestManifest> more, TestManifest.Made... before)
      throws Exception {
    return signed(AssetFormat.PNG, more, before);
  }

  private static TestManifest.Made parent(String type) {
    return new TestManifest(SIGNER, "urn:c2pa:parent")
        .created(IPTC + type)
        .dataHash(0, 0, new byte[32])
        .make();
  }

  private static Consumer<TestManifest> opens(TestManifest.Made parent, List<String> failures) {
    return manifest -> {
      manifest.ingredient("c2pa.ingredient.v3", "parentOf", Optional.of(parent), failures);
      byte[] hash = hashOf(parent, failures);
      manifest.assertion(
          "c2pa.actions.v2",
          map(
              "actions",
              List.of(
                  map(
                      "action",
                      "c2pa.opened",
                      "parameters",
                      map(
                          "ingredients",
                          List.of(
                              map(
                                  "url",
                                  "self#jumbf=c2pa.assertions/c2pa.ingredient.v3",
                                  "hash",
                                  hash)))),
                  map("action", "c2pa.edited", "digitalSourceType", IPTC + "humanEdits"))));
    };
  }

  /** The hash of the ingredient's assertion, taken from a claim made with it alone. */
  private static byte[] hashOf(TestManifest.Made parent, List<String> failures) {
    try {
      TestManifest.Made alone =
          new TestManifest(SIGNER, "urn:c2pa:probe")
              .ingredient("c2pa.ingredient.v3", "parentOf", Optional.of(parent), failures)
              .make();
      return coop.byhand.media.c2pa.claim.ManifestStore.read(TestManifest.store(alone))
          .active()
          .claim()
          .orElseThrow()
          .created()
          .getFirst()
          .hash()
          .toArray();
    } catch (coop.byhand.media.MalformedMedia e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = AssetFormat.class,
      names = {"JPEG", "PNG", "WEBP", "WAV", "GIF"})
  void aSignedFileIsTrustedAndDeclaresCapture(AssetFormat format) throws Exception {
    Credentials.Read read = read(signed(format, m -> m.created(IPTC + "digitalCapture")));
    assertThat(failures(read)).isEmpty();
    assertThat(read.validation().state()).isEqualTo(State.TRUSTED);
    assertThat(read.validation().trustList()).contains(TrustConfig.GIVEN);
    assertThat(read.signals().making().maker()).isEqualTo(Making.Maker.HUMAN);
  }

  @Test
  void oneChangedByteOfThePictureIsFound() throws Exception {
    byte[] file = png(m -> m.created(IPTC + "digitalCapture"));
    file[file.length - 14] ^= 1;
    Credentials.Read read = read(file);
    assertThat(read.validation().state()).isEqualTo(State.INVALID);
    assertThat(failures(read)).containsExactly("assertion.dataHash.mismatch");
    assertThat(read.signals().making().maker()).isEqualTo(Making.Maker.UNKNOWN);
  }

  @Test
  void withoutTheRootTheSameFileIsValidAndNothingMore() throws Exception {
    byte[] file = png(m -> m.created(IPTC + "digitalCapture"));
    ValidationReport report =
        Credentials.judge(Asset.read(Bytes.of(file)), TrustConfig.none(), NOW);
    assertThat(report.state()).isEqualTo(State.VALID);
    assertThat(report.codes(StatusCode.Kind.FAILURE))
        .containsExactly("signingCredential.untrusted");
  }

  @Test
  void aWrongHashAnActionWithoutTypeAndAForgottenAssertionAreNamed() throws Exception {
    byte[] wrong =
        png(m ->
            m.created(IPTC + "digitalCapture")
                .assertion("org.test.note", map("note", "x"))
                .wrongHash("org.test.note", new byte[32]));
    assertThat(failures(read(wrong))).containsExactly("assertion.hashedURI.mismatch");
    byte[] silent =
        png(m ->
            m.assertion("c2pa.actions.v2", map("actions", List.of(map("action", "c2pa.created")))));
    assertThat(failures(read(silent))).containsExactly("assertion.action.malformed");
    byte[] none = png(m -> m.assertion("org.test.note", map("note", "x")));
    assertThat(failures(read(none))).containsExactly("assertion.action.malformed");
  }

  @Test
  void aGeneratedParentIsFoundBehindHandiwork() throws Exception {
    TestManifest.Made parent = parent("trainedAlgorithmicMedia");
    Credentials.Read read = read(png(opens(parent, List.of()), parent));
    assertThat(failures(read)).isEmpty();
    assertThat(read.validation().state()).isEqualTo(State.TRUSTED);
    assertThat(read.signals().making().maker()).isEqualTo(Making.Maker.AI);
    assertThat(read.signals().making().path()).startsWith("urn:c2pa:active", "urn:c2pa:parent");
  }

  @Test
  void aParentThatWasBrokenWhenTakenInLeavesTheStateButNotTheSignal() throws Exception {
    TestManifest.Made parent = parent("digitalCapture");
    Credentials.Read sound = read(png(opens(parent, List.of()), parent));
    assertThat(sound.signals().making().maker()).isEqualTo(Making.Maker.HUMAN);
    Credentials.Read broken =
        read(png(opens(parent, List.of("assertion.dataHash.mismatch")), parent));
    assertThat(broken.validation().state()).isEqualTo(State.TRUSTED);
    assertThat(broken.signals().brokenParents()).hasSize(1);
    assertThat(broken.signals().making().maker()).isEqualTo(Making.Maker.UNKNOWN);
  }

  @Test
  void anIngredientWhoseManifestIsGoneOrExchangedMakesTheFileInvalid() throws Exception {
    TestManifest.Made parent = parent("digitalCapture");
    Credentials.Read gone = read(png(opens(parent, List.of())));
    assertThat(failures(gone)).containsExactly("ingredient.manifest.missing");
    TestManifest.Made other = parent("trainedAlgorithmicMedia");
    Credentials.Read exchanged = read(png(opens(parent, List.of()), other));
    assertThat(exchanged.validation().state()).isEqualTo(State.INVALID);
    assertThat(exchanged.validation().deltas().getFirst().findings())
        .extracting(finding -> finding.code().text())
        .contains("ingredient.manifest.mismatch");
  }

  @Test
  void aSignerWhoBorrowsAMakersNameIsNoted() throws Exception {
    byte[] file = png(m -> m.generator("Nikon Z9").created(IPTC + "digitalCapture"));
    Asset asset = Asset.read(Bytes.of(file));
    Credentials.Read unknown = Credentials.read(asset, TrustConfig.none(), NOW);
    assertThat(unknown.signals().lookAlikes()).containsValue("nikon");
    assertThat(unknown.signals().making().maker()).isEqualTo(Making.Maker.UNKNOWN);
    assertThat(read(file).signals().lookAlikes()).isEmpty();
  }

  @Test
  void hostileTextsLeaveTheReportsEscaped() throws Exception {
    String hostile = "\"}]\u001b[2J\u202e</script>\ud800\n";
    byte[] file = png(m -> m.generator(hostile).created(hostile));
    Credentials.Read read = read(file);
    for (Json.Obj report :
        List.of(CredentialLine.of(hostile, read), CrJson.of(read.validation(), "1"))) {
      String line = report.toString();
      assertThat(line).doesNotContain("\u001b", "\u202e", "</script>", "\n");
      assertThat(line.chars().anyMatch(c -> c >= 0xd800 && c < 0xe000)).isFalse();
      Json again =
          Json.read(
              coop.byhand.media.c2pa.cbor.ByteSlice.of(
                  line.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      assertThat(again).isEqualTo(report);
    }
  }
}
