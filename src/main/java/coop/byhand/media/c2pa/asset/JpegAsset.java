package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.ExifBlock;
import coop.byhand.media.container.IptcBlock;
import coop.byhand.media.container.XmpPacket;
import java.util.ArrayList;
import java.util.List;

/**
 * JPEG (ITU-T T.81, annex B): the store lies in APP11 segments (JPEG XT boxes, ISO 19566-5), whose
 * pieces share a box number and count their packets; every piece after the first repeats the eight
 * bytes of the box header.
 */
final class JpegAsset implements AssetReader {

  private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
  private static final int SCAN = 0xda;
  private static final int END = 0xd9;

  /** Marker, length, "JP", box number and packet number. */
  private static final int PIECE_HEADER = 12;

  /** Box header that every piece carries. */
  private static final int BOX_HEADER = 8;

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    Pieces pieces = new Pieces(walk);
    walk.part(file, "SOI", 0, 2);
    long at = 2;
    boolean more = true;
    while (more && at < file.size()) {
      if (file.u8(at) != 0xff) {
        throw file.bad(MediaRule.BROKEN, at, "marker");
      }
      long fill = at;
      while (file.u8(at + 1) == 0xff) {
        at++;
      }
      int marker = file.u8(at + 1);
      if (marker == 0 || marker == 0xd8) {
        throw file.bad(MediaRule.BROKEN, at, "marker");
      }
      long end = at + 2;
      if (!standsAlone(marker)) {
        int length = file.u16(at + 2);
        if (length < 2) {
          throw file.bad(MediaRule.BROKEN, at, "segment");
        }
        file.require(at + 2, length);
        end = at + 2 + length;
        segment(marker, at, file.slice(at + 4, length - 2L), walk, pieces);
      }
      if (marker == SCAN) {
        end = endOfScan(file, end);
      }
      walk.part(file, pieces.owns(at) ? "C2PA" : name(marker), fill, end - fill);
      at = end;
      more = marker != END;
    }
    pieces.finish();
  }

  /** Markers without a length: TEM, the restarts and the end. */
  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= END);
  }

  private static void segment(
      int marker, long at, Bytes body, AssetWalk walk, Pieces pieces)
      throws MalformedMedia {
    switch (marker) {
      case 0xe1 -> {
        if (body.matches(0, "Exif\0")) {
          walk.metadata(() -> ExifBlock.read(body.from(6), walk.findings()));
        } else if (body.matches(0, XMP)) {
          walk.metadata(() -> XmpPacket.read(body.from(XMP.length()), walk.findings()));
        }
      }
      case 0xeb -> pieces.take(at, body);
      case 0xed -> {
        if (body.matches(0, "Photoshop 3.0\0")) {
          walk.metadata(() -> IptcBlock.readResources(body.from(14), walk.findings()));
        }
      }
      case 0xfe ->
          walk.metadata(
              () ->
                  walk.findings().text(Place.COMMENT, "Comment", body.utf8(0, (int) body.size())));
      default -> {
        // Tables and other people's segments.
      }
    }
  }

  /** Entropy-coded data hold FF only as FF 00 and as restart markers. */
  private static long endOfScan(Bytes file, long from) throws MalformedMedia {
    long at = from;
    while (true) {
      at = file.find(0xff, at, file.size());
      if (at < 0 || at + 1 >= file.size()) {
        return file.size();
      }
      int next = file.u8(at + 1);
      if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
        return at;
      }
      at += next == 0xff ? 1 : 2;
    }
  }

  /** The names of annex B, table B.1. */
  private static String name(int marker) {
    if (marker >= 0xe0 && marker <= 0xef) {
      return "APP" + (marker - 0xe0);
    }
    if (marker >= 0xd0 && marker <= 0xd7) {
      return "RST" + (marker - 0xd0);
    }
    return switch (marker) {
      case 0x01 -> "TEM";
      case 0xc4 -> "DHT";
      case 0xc8 -> "JPG";
      case 0xcc -> "DAC";
      case END -> "EOI";
      case SCAN -> "SOS";
      case 0xdb -> "DQT";
      case 0xdc -> "DNL";
      case 0xdd -> "DRI";
      case 0xde -> "DHP";
      case 0xdf -> "EXP";
      case 0xfe -> "COM";
      default -> marker >= 0xc0 && marker <= 0xcf ? "SOF" + (marker - 0xc0) : "JPG" + (marker & 15);
    };
  }

  /** The segments of the store that is being put together. */
  private static final class Pieces {
    private final AssetWalk walk;
    private final List<ByteRange> content = new ArrayList<>();
    private final List<ByteRange> whole = new ArrayList<>();
    private long taken = -1;
    private int box = -1;
    private long packet;

    Pieces(AssetWalk walk) {
      this.walk = walk;
    }

    /** Whether the segment that begins here belongs to a store. */
    boolean owns(long segment) {
      return taken == segment;
    }

    void take(long at, Bytes body) throws MalformedMedia {
      if (!body.matches(0, "JP") || !body.has(0, PIECE_HEADER - 4 + BOX_HEADER)) {
        return;
      }
      int number = body.u16(2);
      long count = body.u32(4);
      boolean first = body.matches(12, "jumb") && body.matches(20, "jumdc2pa");
      if (number == box && count == packet + 1) {
        keep(at, body, BOX_HEADER);
      } else if (first) {
        finish();
        box = number;
        keep(at, body, 0);
      } else {
        return;
      }
      packet = count;
    }

    private void keep(long at, Bytes body, int skip) {
      taken = at;
      long head = PIECE_HEADER - 4L + skip;
      content.add(new ByteRange(at + 4 + head, body.size() - head));
      whole.add(new ByteRange(at, body.size() + 4));
    }

    void finish() {
      if (!content.isEmpty()) {
        walk.store(content, whole);
        content.clear();
        whole.clear();
        box = -1;
      }
    }
  }
}
