package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.Recording;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ogg (RFC 3533) with Vorbis, Opus (RFC 7845) or FLAC. */
final class OggReader implements ContainerReader {

  /** Pages that the comments may stretch over. */
  private static final int MAX_COMMENT_PAGES = 64;

  /** Bytes of comments that are read; cover pictures are long. */
  private static final int MAX_COMMENT_BYTES = 2 * 1024 * 1024;

  /** Where the last page begins at the earliest: pages have at most 65,307 bytes. */
  private static final int LAST_PAGE = 65_307 * 2;

  /** Samples per second that Opus counts in, whatever was recorded (RFC 7845, section 4). */
  private static final int OPUS_RATE = 48_000;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    long body = bodyOf(file, 0);
    if ((file.u8(5) & 2) == 0) {
      throw file.bad(MediaRule.BROKEN, 5, "first page");
    }
    int channels;
    long rate;
    int prefix;
    if (file.matches(body, "\u0001vorbis")) {
      channels = file.u8(body + 11);
      rate = file.u32le(body + 12);
      prefix = 7;
    } else if (file.matches(body, "OpusHead")) {
      channels = file.u8(body + 9);
      rate = OPUS_RATE;
      prefix = 8;
    } else if (file.matches(body, "\u007fFLAC")) {
      Bytes info = file.slice(body + 17, 34);
      channels = (info.u8(12) >> 1 & 7) + 1;
      rate = info.u24(10) >> 4;
      prefix = 4;
    } else {
      throw file.bad(MediaRule.UNSUPPORTED, body, "Ogg");
    }
    if (channels < 1 || rate < 1 || rate > 768_000) {
      throw file.bad(MediaRule.BROKEN, body, "header");
    }
    findings.tolerate(() -> readComments(file, endOf(file, 0), prefix, findings));
    Duration duration = duration(file, rate);
    return new Recording(type, file.size(), duration, channels, (int) rate, findings.metadata());
  }

  private static long bodyOf(Bytes file, long page) throws MalformedMedia {
    if (!file.matches(page, "OggS") || file.u8(page + 4) != 0) {
      throw file.bad(MediaRule.BROKEN, page, "page");
    }
    return page + 27 + file.u8(page + 26);
  }

  private static long endOf(Bytes file, long page) throws MalformedMedia {
    long body = bodyOf(file, page);
    long end = body;
    for (long lace = page + 27; lace < body; lace++) {
      end += file.u8(lace);
    }
    return end;
  }

  /** The second packet holds the comments; it may run over several pages. */
  private static void readComments(Bytes file, long from, int prefix, Findings findings)
      throws MalformedMedia {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    long page = from;
    boolean complete = false;
    for (int i = 0; i < MAX_COMMENT_PAGES && !complete; i++) {
      long at = bodyOf(file, page);
      long laces = at;
      for (long lace = page + 27; lace < laces && !complete; lace++) {
        int length = file.u8(lace);
        packet.writeBytes(file.copy(at, length));
        at += length;
        complete = length < 255 || packet.size() > MAX_COMMENT_BYTES;
      }
      page = endOf(file, page);
    }
    VorbisComment.read(Bytes.of(packet.toByteArray()).from(prefix), findings);
  }

  /** The position of the last page, in samples. */
  private static @Nullable Duration duration(Bytes file, long rate) throws MalformedMedia {
    long last = -1;
    long from = Math.max(0, file.size() - LAST_PAGE);
    for (long at = file.find("OggS", from, file.size());
        at >= 0;
        at = file.find("OggS", at + 4, file.size())) {
      last = at;
    }
    if (last < 0 || !file.has(last, 14)) {
      return null;
    }
    long samples = file.u32le(last + 10) << 32 | file.u32le(last + 6);
    boolean believable = samples > 0 && samples / rate < 1_000_000;
    return believable ? Duration.ofMillis(samples * 1000 / rate) : null;
  }
}
