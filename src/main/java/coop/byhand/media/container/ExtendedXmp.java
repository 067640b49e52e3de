package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The second packet of a JPEG, cut into segments because the first one may not outgrow 64 kB (XMP
 * part 3, 1.1.3.1). Pieces say the MD5 of the whole as its name, its length and their own place in
 * it; they come in any order.
 */
final class ExtendedXmp {

  /** How a segment with a piece begins. */
  static final String NAME = "http://ns.adobe.com/xmp/extension/\0";

  /** Packets begun; honest files have one. */
  private static final int MAX_PACKETS = 4;

  private static final int GUID = 32;
  private static final int HEADER = GUID + 8;

  private static final class Packet {
    private final byte[] content;
    private final BitSet came;

    Packet(int length) {
      content = new byte[length];
      came = new BitSet(length);
    }

    void put(byte[] piece, int at) {
      System.arraycopy(piece, 0, content, at, piece.length);
      came.set(at, at + piece.length);
    }

    boolean isWhole() {
      return came.nextClearBit(0) >= content.length;
    }
  }

  private final Map<String, Packet> packets = new HashMap<>();

  /**
   * Takes a piece, without the name of the segment; gives the packet once it is whole.
   *
   * @throws MalformedMedia if the piece does not fit, or the whole is not what its name says
   */
  Optional<Bytes> add(Bytes piece) throws MalformedMedia {
    String guid = piece.latin1(0, GUID).toUpperCase(Locale.ROOT);
    long length = piece.u32(GUID);
    long offset = piece.u32(GUID + 4L);
    Bytes content = piece.from(HEADER);
    if (length == 0 || offset + content.size() > length) {
      throw piece.bad(MediaRule.BROKEN, GUID, "extended XMP");
    }
    if (length > XmpPacket.MAX_BYTES) {
      throw piece.bad(MediaRule.TOO_LARGE, GUID, length, (long) XmpPacket.MAX_BYTES);
    }
    if (!packets.containsKey(guid) && packets.size() >= MAX_PACKETS) {
      throw piece.bad(MediaRule.TOO_MANY_PARTS, 0, MAX_PACKETS);
    }
    Packet packet = packets.computeIfAbsent(guid, first -> new Packet((int) length));
    if (packet.content.length != length) {
      throw piece.bad(MediaRule.BROKEN, GUID, "extended XMP");
    }
    boolean wasWhole = packet.isWhole();
    packet.put(content.copy(0, (int) content.size()), (int) offset);
    if (wasWhole || !packet.isWhole()) {
      return Optional.empty();
    }
    if (!guid.equals(md5(packet.content))) {
      throw piece.bad(MediaRule.BROKEN, 0, "extended XMP");
    }
    return Optional.of(Bytes.of(packet.content));
  }

  private static String md5(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(content);
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
