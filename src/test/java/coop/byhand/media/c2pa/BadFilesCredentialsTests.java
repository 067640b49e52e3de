package coop.byhand.media.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.BadFile;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.report.CrJson;
import coop.byhand.media.c2pa.report.CredentialLine;
import coop.byhand.media.c2pa.signal.Making;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.container.Bytes;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The folder of malformed, hostile and misleading files given to the reader of credentials. None of
 * them has credentials; what its manifest calls good is read without fault, what it calls bad ends
 * in a verdict without credentials or is refused by name, and no text of theirs breaks a line.
 */
class BadFilesCredentialsTests {

  @ParameterizedTest
  @MethodSource("coop.byhand.media.BadFile#all")
  void eachEndsInAVerdictWithoutCredentialsOrIsRefusedByName(BadFile bad) throws Exception {
    Optional<Credentials.Read> read = Optional.empty();
    try (FileChannel channel = FileChannel.open(bad.path())) {
      read = Optional.of(Credentials.read(channel, TrustConfig.none(), TestAuthority.NOW));
    } catch (MalformedMedia refused) {
      assertThat(refused.rule()).isIn(MediaRule.EMPTY, MediaRule.UNKNOWN);
      // Of the good ones, only plain text and Ogg are no containers of credentials.
      if (bad.expect().equals("accept")) {
        assertThat(bad.path().toString()).matches(".*\\.(txt|md|ogg|webm)");
      }
    }
    if (read.isPresent()) {
      ValidationReport report = read.get().validation();
      assertThat(report.state()).isEqualTo(State.NONE);
      assertThat(report.fault()).isEmpty();
      assertThat(report.codes(StatusCode.Kind.FAILURE)).isEmpty();
      assertThat(read.get().signals().aiEvidence()).isEmpty();
      assertThat(read.get().signals().making().maker()).isEqualTo(Making.Maker.UNKNOWN);
      assertPrintable(CredentialLine.of(bad.path().toString(), read.get()));
      assertPrintable(CrJson.of(report, "0"));
    }
  }

  /** The same bytes as a manifest store beside a good picture: never valid, never believed. */
  @ParameterizedTest
  @MethodSource("coop.byhand.media.BadFile#all")
  void eachIsNoManifestStore(BadFile bad) throws Exception {
    Asset picture = Asset.read(Bytes.of(Embedders.plain(AssetFormat.JPEG)));
    Asset asset = picture.withStore(Files.readAllBytes(bad.path()));

    Credentials.Read read = Credentials.read(asset, TrustConfig.none(), TestAuthority.NOW);

    assertThat(read.validation().state()).isEqualTo(State.ERROR);
    assertThat(read.validation().fault())
        .hasValueSatisfying(fault -> assertThat(fault).contains("at byte"));
    assertPrintable(CredentialLine.of(bad.path().toString(), read));
  }

  private static void assertPrintable(Json document) throws MalformedMedia {
    String line = document.toString();
    assertThat(line).doesNotContainPattern("[\\u0000-\\u001f\\u007f\\u2028\\u2029]");
    assertThat(Json.read(ByteSlice.of(line.getBytes(StandardCharsets.UTF_8)))).isEqualTo(document);
  }
}
