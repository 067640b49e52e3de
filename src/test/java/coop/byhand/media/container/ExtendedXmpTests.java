package coop.byhand.media.container;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.Caution;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.Metadata;
import coop.byhand.media.MetadataText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a JPEG says in the packet that is spread over several of its segments. */
class ExtendedXmpTests {

  private static final String GENERATED =
      "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

  /** 130 kB: a long description, and behind it what the file would rather not say. */
  private static final byte[] PACKET =
      ("<x:xmpmeta><rdf:RDF><rdf:Description dc:note=\""
              + "a".repeat(130_000)
              + "\" Iptc4xmpExt:DigitalSourceType=\""
              + GENERATED
              + "\"/></rdf:RDF></x:xmpmeta>")
          .getBytes(StandardCharsets.UTF_8);

  private static final MetadataText SAID =
      new MetadataText(MetadataText.Place.XMP, "DigitalSourceType", GENERATED);

  @Test
  void aPacketInPiecesIsReadInWhateverOrderTheyCome() throws MalformedMedia {
    List<byte[]> pieces = pieces(guid(PACKET));
    for (List<byte[]> order : List.of(pieces, pieces.reversed())) {
      Metadata read = read(order);
      assertThat(read.texts()).contains(SAID);
      assertThat(read.cautions()).doesNotContain(Caution.UNREADABLE_METADATA);
    }
  }

  @Test
  void aPacketThatCameTwiceIsReadOnce() throws MalformedMedia {
    List<byte[]> pieces = pieces(guid(PACKET));
    List<byte[]> twice = IntStream.range(0, 6).mapToObj(i -> pieces.get(i % 3)).toList();
    assertThat(read(twice).texts()).containsOnlyOnce(SAID);
  }

  @Test
  void aPacketThatLacksAPieceSaysNothing() throws MalformedMedia {
    for (int missing = 0; missing < 3; missing++) {
      int without = missing;
      List<byte[]> pieces = pieces(guid(PACKET));
      List<byte[]> rest =
          IntStream.range(0, 3).filter(i -> i != without).mapToObj(pieces::get).toList();
      assertThat(read(rest).texts()).isEmpty();
    }
  }

  @Test
  void aPacketThatIsNotWhatItsNameSaysIsNotRead() throws MalformedMedia {
    Metadata read = read(pieces("0".repeat(32)));
    assertThat(read.texts()).isEmpty();
    assertThat(read.cautions()).contains(Caution.UNREADABLE_METADATA);
  }

  @Test
  void piecesThatDoNotFitAreNotTaken() throws MalformedMedia {
    String guid = guid(PACKET);
    byte[] four = {1, 2, 3, 4};
    for (byte[] crooked :
        List.of(
            piece(guid, 0, 0, new byte[0]),
            piece(guid, 3, 0, four),
            piece(guid, 10, 7, four),
            piece(guid, 0xffff_ffffL, 0xffff_fffeL, four),
            piece(guid, XmpPacket.MAX_BYTES + 1L, 0, four),
            Arrays.copyOf(piece(guid, 10, 0, four), 60))) {
      assertThat(read(List.of(crooked)).cautions()).contains(Caution.UNREADABLE_METADATA);
    }
    assertThat(read(List.of(piece(guid, 8, 0, four), piece(guid, 9, 4, four))).cautions())
        .contains(Caution.UNREADABLE_METADATA);
    assertThat(read(List.of(piece(guid, 8, 4, four))).cautions())
        .doesNotContain(Caution.UNREADABLE_METADATA);
  }

  @Test
  void aFileBeginsAtMostFourPackets() throws MalformedMedia {
    List<byte[]> five =
        IntStream.range(0, 5)
            .mapToObj(i -> piece(Integer.toString(i).repeat(32), 8, 0, new byte[4]))
            .toList();
    assertThat(read(five.subList(0, 4)).cautions()).doesNotContain(Caution.UNREADABLE_METADATA);
    assertThat(read(five).cautions()).contains(Caution.UNREADABLE_METADATA);
  }

  private static Metadata read(List<byte[]> segments) throws MalformedMedia {
    Findings findings = Findings.lenient();
    for (byte[] segment : segments) {
      JpegReader.readMetadata(0xe1, Bytes.of(segment), findings);
    }
    return findings.metadata();
  }

  private static List<byte[]> pieces(String guid) {
    return IntStream.range(0, 3)
        .mapToObj(i -> {
          int from = i * 65_000;
          int to = Math.min(PACKET.length, from + 65_000);
          return piece(guid, PACKET.length, from, Arrays.copyOfRange(PACKET, from, to));
        })
        .toList();
  }

  private static byte[] piece(String guid, long length, long offset, byte[] content) {
    byte[] name = (ExtendedXmp.NAME + guid).getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(name.length + 8 + content.length)
        .put(name)
        .putInt((int) length)
        .putInt((int) offset)
        .put(content)
        .array();
  }

  private static String guid(byte[] packet) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(packet);
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
