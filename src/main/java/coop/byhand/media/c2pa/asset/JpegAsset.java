package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.JpegReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JPEG (ITU-T T.81, annex B): the store lies in APP11 segments (JPEG XT boxes, ISO 19566-5), whose
 * pieces share a box number and count their packets; every piece after the first repeats the eight
 * bytes of the box header.
 */
final class JpegAsset implements AssetReader {

  private static final int SCAN = 0xda;
  private static final int END = 0xd9;

  /** "JP", box number and packet number. */
  private static final int PIECE_HEADER = 8;

  /** Box header that every piece carries. */
  private static final int BOX_HEADER = 8;

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    Pieces pieces = new Pieces(walk);
    long end;
    try {
      end = picture(file, 0, walk, pieces);
    } finally {
      pieces.finish();
    }
    if (!walk.keepsParts()) {
      walk.findings().trailing(file, end);
      return;
    }
    // Pictures behind the first one (CIPA DC-007) have no say, but their parts have names.
    while (file.matches(end, "\u00ff\u00d8\u00ff")) {
      end = picture(file, end, walk, null);
    }
  }

  private static long picture(Bytes file, long start, AssetWalk walk, @Nullable Pieces pieces)
      throws MalformedMedia {
    walk.part(file, "SOI", start, 2);
    long at = start + 2;
    while (at < file.size()) {
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
      boolean owned = false;
      long end = at + 2;
      if (!standsAlone(marker)) {
        int length = file.u16(at + 2);
        if (length < 2) {
          throw file.bad(MediaRule.BROKEN, at, "segment");
        }
        end = at + 2 + length;
        Bytes body = file.slice(at + 4, length - 2L);
        if (pieces != null) {
          owned = marker == 0xeb && pieces.take(fill, at, body);
          JpegReader.readMetadata(marker, body, walk.findings());
        }
      }
      if (marker == SCAN) {
        end = endOfScan(file, end);
      }
      walk.part(file, owned ? AssetWalk.STORE : name(marker), fill, end - fill);
      at = end;
      if (marker == END) {
        return at;
      }
    }
    throw file.bad(MediaRule.CUT_SHORT, at);
  }

  /** Markers without a length: TEM, the restarts and the end. */
  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= END);
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
    private int box = -1;
    private long packet;

    Pieces(AssetWalk walk) {
      this.walk = walk;
    }

    /** Takes a segment if it belongs to a store. */
    boolean take(long start, long at, Bytes body) throws MalformedMedia {
      if (!body.matches(0, "JP") || !body.has(0, PIECE_HEADER + BOX_HEADER)) {
        return false;
      }
      int number = body.u16(2);
      long count = body.u32(4);
      boolean next = number == box && count == packet + 1;
      boolean first = body.matches(12, "jumb") && body.matches(20, "jumdc2pa");
      if (!next && !first) {
        return false;
      }
      if (!next) {
        finish();
        box = number;
      }
      packet = count;
      int skip = PIECE_HEADER + (next ? BOX_HEADER : 0);
      content.add(new ByteRange(at + 4 + skip, body.size() - skip));
      whole.add(new ByteRange(start, at + 4 - start + body.size()));
      return true;
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
