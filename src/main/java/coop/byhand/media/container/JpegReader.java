package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.Picture;

/** JPEG (ITU-T T.81, annex B; metadata segments after EXIF 2.32, XMP part 3 and C2PA 2.2). */
public final class JpegReader implements ContainerReader {

  /** Segments before and between scans; a 20 MB ICC or C2PA store in 64 kB pieces needs 320. */
  private static final int MAX_SEGMENTS = 4_000;

  /** Scans of a progressive picture; encoders write about ten, each costs a full pass. */
  private static final int MAX_SCANS = 100;

  private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    long at = 2;
    int width = 0;
    int height = 0;
    int scans = 0;
    for (int segments = 0; segments < MAX_SEGMENTS; segments++) {
      if (file.u8(at) != 0xff) {
        throw file.bad(MediaRule.BROKEN, at, "marker");
      }
      while (file.u8(at + 1) == 0xff) {
        at++;
      }
      int marker = file.u8(at + 1);
      long body = at + 4;
      if (marker == 0xd9) {
        if (scans == 0) {
          throw file.bad(MediaRule.BROKEN, at, "scan");
        }
        findings.trailing(file, at + 2);
        return new Picture(
            type, file.size(), width, height, findings.orientation(), 1, findings.metadata());
      }
      if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) {
        throw file.bad(MediaRule.BROKEN, at, "marker");
      }
      int length = file.u16(at + 2);
      if (length < 2) {
        throw file.bad(MediaRule.BROKEN, at, "segment");
      }
      file.require(body, length - 2L);
      Bytes segment = file.slice(body, length - 2L);
      if (isFrame(marker)) {
        if (width != 0) {
          throw file.bad(MediaRule.BROKEN, at, "frame");
        }
        checkFrame(segment);
        height = segment.u16(1);
        width = segment.u16(3);
      }
      readMetadata(marker, segment, findings);
      at = body + length - 2;
      if (marker == 0xda) {
        if (width == 0 || ++scans > MAX_SCANS) {
          throw file.bad(MediaRule.BROKEN, at, "scan");
        }
        at = endOfScan(file, at);
      }
    }
    throw file.bad(MediaRule.TOO_MANY_PARTS, at, MAX_SEGMENTS);
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC, which stand between them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static void checkFrame(Bytes frame) throws MalformedMedia {
    Pixels.check(frame, 1, frame.u16(3), frame.u16(1));
    int components = frame.u8(5);
    boolean known = components == 1 || components == 3 || components == 4;
    if (!known || frame.size() != 6 + 3L * components || frame.u8(0) != 8) {
      throw frame.bad(MediaRule.BROKEN, 0, "frame");
    }
  }

  /** Entropy-coded data hold FF only as FF 00 and as restart markers. */
  private static long endOfScan(Bytes file, long from) throws MalformedMedia {
    long at = from;
    while (true) {
      at = file.find(0xff, at, file.size());
      if (at < 0 || at + 1 >= file.size()) {
        throw file.bad(MediaRule.CUT_SHORT, file.size());
      }
      int next = file.u8(at + 1);
      if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
        return at;
      }
      at += next == 0xff ? 1 : 2;
    }
  }

  /** Reads what one segment says beside the picture. */
  public static void readMetadata(int marker, Bytes segment, Findings findings)
      throws MalformedMedia {
    switch (marker) {
      case 0xe1 -> {
        if (segment.matches(0, "Exif\0")) {
          findings.tolerate(() -> ExifBlock.read(segment.from(6), findings));
        } else if (segment.matches(0, XMP)) {
          findings.tolerate(() -> XmpPacket.read(segment.from(XMP.length()), findings));
        } else if (segment.matches(0, ExtendedXmp.NAME)) {
          findings.tolerate(() -> findings.extendedXmp(segment.from(ExtendedXmp.NAME.length())));
        }
      }
      case 0xeb -> {
        // JPEG XT box segments; a C2PA store begins with the boxes jumb and jumd.
        if (segment.matches(0, "JP") && segment.matches(12, "jumb")) {
          findings.contentCredentials();
        }
      }
      case 0xed -> {
        if (segment.matches(0, "Photoshop 3.0\0")) {
          findings.tolerate(() -> IptcBlock.readResources(segment.from(14), findings));
        }
      }
      case 0xfe ->
          findings.tolerate(
              () -> findings.text(Place.COMMENT, "Comment", segment.utf8(0, (int) segment.size())));
      default -> {
        // Tables and other people's segments tell nothing that is asked for here.
      }
    }
  }
}
