package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.Recording;
import java.time.Duration;

/** MPEG audio, layer III (ISO 11172-3, ISO 13818-3), behind an ID3v2 tag or bare. */
public final class Mp3Reader implements ContainerReader {

  /** Bytes between the tag and the first frame; some writers pad. */
  private static final int MAX_PADDING = 64 * 1024;

  private static final int[] RATES = {44_100, 48_000, 32_000};

  private static final int[] KILOBITS_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };

  private static final int[] KILOBITS_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };

  /**
   * @param length of the frame in bytes
   */
  private record Frame(int rate, int kilobits, int channels, int samples, int length) {}

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    long at = 0;
    if (file.matches(0, "ID3")) {
      at = Id3Tag.end(file);
      if (at >= file.size()) {
        throw file.bad(MediaRule.CUT_SHORT, file.size());
      }
      findings.tolerate(() -> Id3Tag.read(file, findings));
    }
    long limit = at + MAX_PADDING;
    while (!isFrame(file, at)) {
      at = file.find(0xff, at + 1, limit);
      if (at < 0) {
        throw file.bad(MediaRule.BROKEN, limit, "frame");
      }
    }
    Frame first = frame(file, at);
    long frames = framesByHeader(file, at, first);
    long millis =
        frames > 0
            ? frames * first.samples() * 1000 / first.rate()
            : (file.size() - at) * 8 / first.kilobits();
    return new Recording(
        type,
        file.size(),
        Duration.ofMillis(millis),
        first.channels(),
        first.rate(),
        findings.metadata());
  }

  /** Whether a frame begins here and another one, or the end of the file, follows it. */
  public static boolean isFrame(Bytes file, long at) throws MalformedMedia {
    if (!hasHeader(file, at)) {
      return false;
    }
    long next = at + frame(file, at).length();
    return next == file.size() || hasHeader(file, next) || file.matches(next, "TAG");
  }

  private static boolean hasHeader(Bytes file, long at) throws MalformedMedia {
    if (!file.has(at, 4) || file.u8(at) != 0xff || (file.u8(at + 1) & 0xe6) != 0xe2) {
      return false;
    }
    int version = file.u8(at + 1) >> 3 & 3;
    int kilobits = file.u8(at + 2) >> 4;
    int rate = file.u8(at + 2) >> 2 & 3;
    return version != 1 && kilobits != 0 && kilobits != 15 && rate != 3;
  }

  private static Frame frame(Bytes file, long at) throws MalformedMedia {
    int version = file.u8(at + 1) >> 3 & 3;
    int bits = file.u8(at + 2);
    boolean one = version == 3;
    int rate = RATES[bits >> 2 & 3] >> (one ? 0 : version == 2 ? 1 : 2);
    int kilobits = (one ? KILOBITS_1 : KILOBITS_2)[bits >> 4];
    int samples = one ? 1152 : 576;
    int length = samples / 8 * kilobits * 1000 / rate + (bits >> 1 & 1);
    return new Frame(rate, kilobits, file.u8(at + 3) >> 6 == 3 ? 1 : 2, samples, length);
  }

  /** The first frame may hold no sound but the number of frames ("Xing" or "Info"). */
  private static long framesByHeader(Bytes file, long at, Frame frame) throws MalformedMedia {
    boolean mono = frame.channels() == 1;
    boolean one = frame.samples() == 1152;
    long header = at + 4 + (one ? (mono ? 17 : 32) : mono ? 9 : 17);
    boolean present = file.matches(header, "Xing") || file.matches(header, "Info");
    if (!present || !file.has(header, 12) || (file.u8(header + 7) & 1) == 0) {
      return 0;
    }
    // A frame has at least 24 bytes; a number beyond that is not believed.
    long frames = file.u32(header + 8);
    return frames <= file.size() / 24 ? frames : 0;
  }
}
