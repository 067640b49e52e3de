package coop.byhand.media.container;

import coop.byhand.media.Film;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.Recording;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** WebM (RFC 8794 for EBML, RFC 9559 for Matroska; of that, what the WebM guidelines allow). */
final class WebmReader implements ContainerReader {

  private static final int MAX_ELEMENTS = 50_000;
  private static final int MAX_DEPTH = 8;

  private static final long HEADER = 0x1A45DFA3L;
  private static final long SEGMENT = 0x18538067L;
  private static final long CLUSTER = 0x1F43B675L;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    return new Walk(file, findings).result();
  }

  /** What one walk over the elements has seen. */
  private static final class Walk {
    private final Bytes file;
    private final Findings findings;
    private int elements;
    private boolean webm;
    private boolean segment;
    private boolean cluster;
    private int width;
    private int height;
    private int channels;
    private int rate;
    private long scale = 1_000_000;
    private double units;

    Walk(Bytes file, Findings findings) {
      this.file = file;
      this.findings = findings;
    }

    MediaFile result() throws MalformedMedia {
      walk(file, 0);
      if (!webm) {
        throw file.bad(MediaRule.UNSUPPORTED, 0, "Matroska");
      }
      if (!segment || !cluster || (width == 0 && channels == 0)) {
        throw file.bad(segment ? MediaRule.BROKEN : MediaRule.CUT_SHORT, 0, "Segment");
      }
      Duration duration = duration();
      if (width == 0) {
        return new Recording(
            MediaType.WEBA, file.size(), duration, channels, rate, findings.metadata());
      }
      return new Film(MediaType.WEBM, file.size(), width, height, duration, findings.metadata());
    }

    private @Nullable Duration duration() {
      double millis = units * scale / 1_000_000;
      return millis > 0 && millis < 1e9 ? Duration.ofMillis((long) millis) : null;
    }

    private void walk(Bytes range, int depth) throws MalformedMedia {
      if (depth > MAX_DEPTH) {
        throw range.bad(MediaRule.TOO_DEEP, 0, MAX_DEPTH);
      }
      long at = 0;
      while (at < range.size()) {
        if (++elements > MAX_ELEMENTS) {
          throw range.bad(MediaRule.TOO_MANY_PARTS, at, MAX_ELEMENTS);
        }
        int idLength = vintLength(range, at);
        long id = vint(range, at, idLength, true);
        int sizeLength = vintLength(range, at + idLength);
        long size = vint(range, at + idLength, sizeLength, false);
        long body = at + idLength + sizeLength;
        boolean unknown = size == (1L << (7 * sizeLength)) - 1;
        if (unknown) {
          if (id != SEGMENT && id != CLUSTER) {
            throw range.bad(MediaRule.BROKEN, at, "element");
          }
          size = range.size() - body;
        }
        range.require(body, size);
        element(id, range.slice(body, size), depth);
        at = body + size;
      }
    }

    private void element(long id, Bytes body, int depth) throws MalformedMedia {
      if (id == HEADER || id == SEGMENT) {
        segment |= id == SEGMENT;
        walk(body, depth + 1);
        return;
      }
      if (id == CLUSTER) {
        cluster = true;
        return;
      }
      switch ((int) id) {
        case 0x4282 -> webm = body.matches(0, "webm");
        // Info, Tracks, TrackEntry, Video, Audio, Tags, Tag, SimpleTag
        case 0x1549A966, 0x1654AE6B, 0xAE, 0xE0, 0xE1 -> walk(body, depth + 1);
        case 0x1254C367, 0x7373, 0x67C8 -> findings.tolerate(() -> walk(body, depth + 1));
        case 0x2AD7B1 -> scale = Math.min(number(body), 1_000_000_000L);
        case 0x4489 -> units = floating(body);
        case 0xB0 -> width = (int) Math.min(number(body), Integer.MAX_VALUE);
        case 0xBA -> {
          height = (int) Math.min(number(body), Integer.MAX_VALUE);
          Pixels.check(body, 0, width, height);
        }
        case 0x9F -> channels = Math.clamp(number(body), 1, 64);
        case 0xB5 -> rate = Math.clamp((long) floating(body), 1, 768_000);
        case 0x4D80 -> text("MuxingApp", body);
        case 0x5741 -> text("WritingApp", body);
        case 0x7BA9 -> text("Title", body);
        case 0x4487 -> text("TagString", body);
        default -> {
          // Codecs, cues, chapters: nothing that is asked for here.
        }
      }
    }

    private void text(String name, Bytes body) throws MalformedMedia {
      int length = (int) Math.min(body.size(), Findings.MAX_TEXT);
      findings.text(Place.WEBM_TEXT, name, body.utf8(0, length).replace("\0", ""));
    }

    private static long number(Bytes body) throws MalformedMedia {
      if (body.size() > 8) {
        throw body.bad(MediaRule.BROKEN, 0, "number");
      }
      long value = 0;
      for (long i = 0; i < body.size(); i++) {
        value = value << 8 | body.u8(i);
      }
      return value & Long.MAX_VALUE;
    }

    private static double floating(Bytes body) throws MalformedMedia {
      if (body.size() == 4) {
        return Float.intBitsToFloat((int) body.u32(0));
      }
      return body.size() == 8 ? Double.longBitsToDouble(body.u32(0) << 32 | body.u32(4)) : 0;
    }

    private static int vintLength(Bytes range, long at) throws MalformedMedia {
      int length = Integer.numberOfLeadingZeros(range.u8(at)) - 23;
      if (length > 8) {
        throw range.bad(MediaRule.BROKEN, at, "element");
      }
      return length;
    }

    private static long vint(Bytes range, long at, int length, boolean withMarker)
        throws MalformedMedia {
      long value = withMarker ? range.u8(at) : range.u8(at) & (0xff >> length);
      for (int i = 1; i < length; i++) {
        value = value << 8 | range.u8(at + i);
      }
      return value;
    }
  }
}
