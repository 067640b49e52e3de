package coop.byhand.media.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.AiSign;
import coop.byhand.media.GeneratorSignature;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MetadataText;
import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.container.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says beside its credentials: generators, preferences, the place of its manifest. */
class PreferencesAndSignsTests {

  private static final String PREFERENCE =
      "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rdf:Description plus:DataMining='" + PREFERENCE + "'/>",
        "<rdf:Description><plus:DataMining rdf:resource='" + PREFERENCE + "'/></rdf:Description>",
        "<rdf:Description><plus:DataMining>" + PREFERENCE + "</plus:DataMining></rdf:Description>"
      })
  void preferencesAboutTrainingAreRead(String description) throws MalformedMedia {
    assertThat(Asset.read(Bytes.of(withXmp(description))).metadata().texts())
        .contains(new MetadataText(MetadataText.Place.XMP, "DataMining", PREFERENCE));
  }

  @Test
  void onlyAnAddressOfTheWebIsARemoteManifest() throws MalformedMedia {
    String address = "https://example.org/a.c2pa?b=1";

    assertThat(Asset.read(Bytes.of(withXmp(provenance(address)))).remoteManifest())
        .contains(address);
    assertThat(Asset.read(Bytes.of(withXmp(provenance("self#jumbf=c2pa/x")))).remoteManifest())
        .isEmpty();
    assertThat(Asset.read(Bytes.of(withXmp(provenance("file:///etc/passwd")))).remoteManifest())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void lettersHiddenInTheAlphaChannelAreFound(int filter) throws MalformedMedia {
    assertThat(signs("stealth_pngcomp", filter)).containsExactly(GeneratorSignature.NOVELAI);
    assertThat(signs("stealth_pnginfo", filter)).containsExactly(GeneratorSignature.NOVELAI);
    assertThat(signs("stealth_pnx____", filter)).isEmpty();
  }

  private static java.util.List<GeneratorSignature> signs(String letters, int filter)
      throws MalformedMedia {
    return Asset.read(Bytes.of(picture(letters, filter))).metadata().aiSigns().stream()
        .map(AiSign::signature)
        .toList();
  }

  private static String provenance(String address) {
    return "<rdf:Description dcterms:provenance=\"" + address + "\"/>";
  }

  private static byte[] withXmp(String description) {
    byte[] packet =
        ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:RDF>"
                + description
                + "</rdf:RDF></x:xmpmeta>")
            .getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ByteBuffer.allocate(4)
            .putShort((short) 0xffe1)
            .putShort((short) (packet.length + 2))
            .array();
    byte[] plain = Embedders.plain(AssetFormat.JPEG);
    byte[] rest = Arrays.copyOfRange(plain, 2, plain.length);
    return Embedders.join(Arrays.copyOf(plain, 2), head, packet, rest);
  }

  /** 3 × 128 pixels whose first column holds the letters in the lowest bits of alpha. */
  private static byte[] picture(String letters, int filter) {
    byte[] bytes = letters.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream folded = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(folded, new Deflater(9))) {
      int above = 0;
      for (int y = 0; y < 128; y++) {
        int bit = y / 8 < bytes.length ? bytes[y / 8] >> (7 - y % 8) & 1 : 0;
        int alpha = 0xfa + 2 * (y % 2) | bit;
        int predicted = filter == 2 || filter == 4 ? above : filter == 3 ? above / 2 : 0;
        byte[] row = new byte[13];
        row[0] = (byte) filter;
        row[4] = (byte) (alpha - predicted);
        out.write(row);
        above = alpha;
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    byte[] header =
        ByteBuffer.allocate(13).putInt(3).putInt(128).putInt(0x08060000).put((byte) 0).array();
    byte[] half = Arrays.copyOf(folded.toByteArray(), folded.size() / 2);
    byte[] other = Arrays.copyOfRange(folded.toByteArray(), folded.size() / 2, folded.size());
    return Embedders.join(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
        chunk("IHDR", header),
        chunk("IDAT", half),
        chunk("IDAT", other),
        chunk("IEND", new byte[0]));
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] head = ByteBuffer.allocate(4).putInt(content.length).array();
    return Embedders.join(head, name.getBytes(StandardCharsets.US_ASCII), content, new byte[4]);
  }
}
