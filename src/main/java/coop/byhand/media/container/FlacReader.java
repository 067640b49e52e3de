package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.Recording;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** FLAC (RFC 9639, section 8). */
final class FlacReader implements ContainerReader {

  private static final int MAX_BLOCKS = 1_000;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    long start = 0;
    if (file.matches(0, "ID3")) {
      findings.tolerate(() -> Id3Tag.read(file, findings));
      start = Id3Tag.end(file);
    }
    long at = start + 4;
    if ((file.u8(at) & 0x7f) != 0 || file.u24(at + 1) != 34) {
      throw file.bad(MediaRule.BROKEN, at, "STREAMINFO");
    }
    Bytes info = file.slice(at + 4, 34);
    int rate = info.u24(10) >> 4;
    int channels = (info.u8(12) >> 1 & 7) + 1;
    long samples = (info.u8(13) & 0xfL) << 32 | info.u32(14);
    if (rate == 0 || info.u16(0) < 16 || info.u16(2) < info.u16(0)) {
      throw info.bad(MediaRule.BROKEN, 0, "STREAMINFO");
    }
    long audio = readBlocks(file, at, findings);
    if (file.u8(audio) != 0xff || (file.u8(audio + 1) & 0xfc) != 0xf8) {
      throw file.bad(MediaRule.BROKEN, audio, "frame");
    }
    return new Recording(
        type, file.size(), duration(samples, rate), channels, rate, findings.metadata());
  }

  /** The number of samples is 0 where it is not known. */
  private static @Nullable Duration duration(long samples, int rate) {
    return samples == 0 ? null : Duration.ofMillis(samples * 1000 / rate);
  }

  /** Walks the metadata blocks and returns where the sound begins. */
  private static long readBlocks(Bytes file, long from, Findings findings) throws MalformedMedia {
    long at = from;
    for (int i = 0; i < MAX_BLOCKS; i++) {
      int header = file.u8(at);
      long length = file.u24(at + 1);
      file.require(at + 4, length);
      Bytes block = file.slice(at + 4, length);
      if ((header & 0x7f) == 4) {
        findings.tolerate(() -> VorbisComment.read(block, findings));
      } else if ((header & 0x7f) == 2 && block.matches(0, "c2pa")) {
        findings.contentCredentials();
      } else if ((header & 0x7f) == 127) {
        throw block.bad(MediaRule.BROKEN, 0, "block");
      }
      at += 4 + length;
      if ((header & 0x80) != 0) {
        return at;
      }
    }
    throw file.bad(MediaRule.TOO_MANY_PARTS, at, MAX_BLOCKS);
  }
}
