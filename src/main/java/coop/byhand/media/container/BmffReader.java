package coop.byhand.media.container;

import coop.byhand.media.Film;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.PrivateData;
import coop.byhand.media.Recording;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * MP4, QuickTime and M4A (ISO 14496-12; metadata after the QuickTime File Format). A file without a
 * picture track is a recording, whatever its name says.
 */
public final class BmffReader implements ContainerReader {

  private static final int MAX_BOXES = 20_000;
  private static final int MAX_DEPTH = 12;
  private static final long XMP_HIGH = 0xBE7ACFCB97A942E8L;
  private static final long C2PA_HIGH = 0xD8FEC3D61B0E483CL;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    return new Walk(file, findings).result();
  }

  /** Reads the texts of a {@code udta} box. */
  public static void readUserData(Bytes body, Findings findings) throws MalformedMedia {
    new Walk(body, findings).userData(body, 0);
  }

  /** What one walk over the boxes has seen. */
  private static final class Walk {
    private final Bytes file;
    private final Findings findings;
    private int boxes;
    private boolean brand;
    private boolean quickTime;
    private boolean movie;
    private boolean sound;
    private int width;
    private int height;
    private long trackWidth;
    private long trackHeight;
    private @Nullable Duration duration;
    private int channels = 1;
    private int rate = 1;

    Walk(Bytes file, Findings findings) {
      this.file = file;
      this.findings = findings;
    }

    MediaFile result() throws MalformedMedia {
      walk(file, 0);
      if (!movie || (width == 0 && !sound)) {
        throw file.bad(MediaRule.BROKEN, 0, movie ? "trak" : "moov");
      }
      if (!brand) {
        quickTime = true; // QuickTime files from before 2001 have no brand
      }
      if (width == 0) {
        return new Recording(
            MediaType.M4A, file.size(), duration, channels, rate, findings.metadata());
      }
      MediaType film = quickTime ? MediaType.MOV : MediaType.MP4;
      return new Film(film, file.size(), width, height, duration, findings.metadata());
    }

    private void walk(Bytes range, int depth) throws MalformedMedia {
      if (depth > MAX_DEPTH) {
        throw range.bad(MediaRule.TOO_DEEP, 0, MAX_DEPTH);
      }
      long at = 0;
      while (range.has(at, 8)) {
        if (++boxes > MAX_BOXES) {
          throw range.bad(MediaRule.TOO_MANY_PARTS, at, MAX_BOXES);
        }
        long size = range.u32(at);
        int head = 8;
        if (size == 1) {
          size = range.u64(at + 8);
          head = 16;
        } else if (size == 0) {
          size = depth == 0 ? range.size() - at : 8;
        }
        if (size < head) {
          throw range.bad(MediaRule.BROKEN, at, "box");
        }
        range.require(at, size);
        String name = range.latin1(at + 4, 4);
        box(name, range.slice(at + head, size - head), depth);
        at += size;
      }
      if (depth == 0 && at < range.size()) {
        findings.trailing(range, at);
      }
    }

    private void box(String name, Bytes body, int depth) throws MalformedMedia {
      switch (name) {
        case "ftyp" -> {
          brand = true;
          quickTime = body.matches(0, "qt  ");
        }
        case "moov" -> {
          movie = true;
          walk(body, depth + 1);
        }
        case "trak" -> {
          trackWidth = 0;
          trackHeight = 0;
          walk(body, depth + 1);
        }
        case "mdia", "minf", "stbl" -> walk(body, depth + 1);
        case "udta" -> findings.tolerate(() -> userData(body, depth + 1));
        case "mvhd" -> movieHeader(body);
        case "tkhd" -> trackHeader(body);
        case "hdlr" -> handler(body);
        case "stsd" -> findings.tolerate(() -> sampleEntry(body));
        case "uuid" -> {
          if (body.has(0, 16)) {
            extension(body);
          }
        }
        default -> {
          // Sample tables and media data are not looked at.
        }
      }
    }

    private void movieHeader(Bytes body) throws MalformedMedia {
      boolean wide = body.u8(0) == 1;
      long scale = body.u32(wide ? 20 : 12);
      long units = wide ? body.u64(24) : body.u32(16);
      boolean known = scale > 0 && units > 0 && units != 0xffff_ffffL && units / scale < 1_000_000;
      duration = known ? Duration.ofMillis(units * 1000 / scale) : null;
    }

    /** Sizes are fixed point 16.16; only the whole pixels count. */
    private void trackHeader(Bytes body) throws MalformedMedia {
      int at = body.u8(0) == 1 ? 88 : 76;
      trackWidth = body.u16(at);
      trackHeight = body.u16(at + 4L);
    }

    private void handler(Bytes body) throws MalformedMedia {
      if (body.matches(8, "soun")) {
        sound = true;
      } else if (body.matches(8, "vide") && width == 0) {
        Pixels.check(body, 0, trackWidth, trackHeight);
        width = (int) trackWidth;
        height = (int) trackHeight;
      }
    }

    /** The first entry of a sound track tells channels and rate. */
    private void sampleEntry(Bytes body) throws MalformedMedia {
      boolean ofSound = body.matches(12, "mp4a") || body.matches(12, "alac");
      if (ofSound && body.has(8, 36)) {
        channels = Math.max(1, body.u16(32));
        rate = Math.max(1, body.u16(40));
      }
    }

    private void extension(Bytes body) throws MalformedMedia {
      long high = body.u32(0) << 32 | body.u32(4);
      if (high == XMP_HIGH) {
        findings.tolerate(() -> XmpPacket.read(body.from(16), findings));
      } else if (high == C2PA_HIGH) {
        findings.contentCredentials();
      }
    }

    /** QuickTime texts stand bare, those of iTunes in {@code meta/ilst/…/data}. */
    private void userData(Bytes body, int depth) throws MalformedMedia {
      if (depth > MAX_DEPTH) {
        throw body.bad(MediaRule.TOO_DEEP, 0, MAX_DEPTH);
      }
      for (long at = 0; body.has(at, 8); ) {
        if (++boxes > MAX_BOXES) {
          throw body.bad(MediaRule.TOO_MANY_PARTS, at, MAX_BOXES);
        }
        long size = body.u32(at);
        if (size < 8) {
          return;
        }
        String name = body.latin1(at + 4, 4);
        Bytes inner = body.slice(at + 8, size - 8);
        if (name.equals("meta")) {
          userData(inner.from(inner.matches(4, "hdlr") ? 0 : 4), depth + 1);
        } else if (name.equals("ilst")) {
          userData(inner, depth + 1);
        } else {
          text(name, inner);
        }
        at += size;
      }
    }

    private void text(String name, Bytes inner) throws MalformedMedia {
      if (name.equals("\u00a9xyz") || name.equals("loci")) {
        findings.privateFact(PrivateData.GPS_POSITION);
      } else if (name.equals("XMP_")) {
        XmpPacket.read(inner, findings);
      } else if (name.equals("covr")) {
        findings.privateFact(PrivateData.THUMBNAIL);
      } else if (name.startsWith("\u00a9") || name.equals("----")) {
        int head = inner.matches(4, "data") ? 16 : 4;
        int length = (int) Math.min(inner.size() - head, Findings.MAX_TEXT);
        if (length > 0) {
          findings.text(Place.MP4_TEXT, name, inner.utf8(head, length));
        }
        if (name.equals("\u00a9ART") || name.equals("\u00a9aut")) {
          findings.privateFact(PrivateData.PERSON_NAME);
        }
      }
    }
  }
}
