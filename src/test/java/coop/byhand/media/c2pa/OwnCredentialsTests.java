package coop.byhand.media.c2pa;

import static coop.byhand.media.c2pa.SignedFiles.IPTC;
import static coop.byhand.media.c2pa.SignedFiles.failures;
import static coop.byhand.media.c2pa.SignedFiles.read;
import static coop.byhand.media.c2pa.TestManifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.report.CrJson;
import coop.byhand.media.c2pa.report.CredentialLine;
import coop.byhand.media.c2pa.signal.Making;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.container.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Own files, signed by an own authority: what holds, what does not, and what is declared. */
class OwnCredentialsTests {

  private static final Instant NOW = TestAuthority.NOW;

  private static byte[] signed(
      AssetFormat format, Consumer<TestManifest> more, TestManifest.Made... before)
      throws Exception {
    return SignedFiles.sign(
            format,
            Embedders.plain(format),
            (manifest, file, store) -> {
              more.accept(manifest);
              SignedFiles.bind(manifest, file, store);
            },
            before)
        .file();
  }

  private static byte[] png(Consumer<TestManifest> more, TestManifest.Made... before)
      throws Exception {
    return signed(AssetFormat.PNG, more, before);
  }

  private static TestManifest.Made parent(String type) {
    return new TestManifest(SignedFiles.SIGNER, SignedFiles.PARENT)
        .created(IPTC + type)
        .dataHash(0, 0, new byte[32])
        .make();
  }

  private static Consumer<TestManifest> opens(TestManifest.Made parent, List<String> failures) {
    return manifest -> {
      manifest.ingredient(SignedFiles.INGREDIENT, "parentOf", Optional.of(parent), failures);
      SignedFiles.opened(
          manifest, map("action", "c2pa.edited", "digitalSourceType", IPTC + "humanEdits"));
    };
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
