package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.PrivateData;
import coop.byhand.media.Recording;
import java.time.Duration;

/** WAVE (Microsoft RIFF, 1991; broadcast extension EBU Tech 3285). */
public final class WavReader implements ContainerReader {

  private static final int MAX_CHUNKS = 10_000;
  private static final int MAX_CHANNELS = 64;
  private static final int MAX_RATE = 768_000;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    long end = RiffChunks.end(file);
    int channels = 0;
    int rate = 0;
    long bytesPerSecond = 0;
    long dataBytes = -1;
    int chunks = 0;
    for (long at = 12; file.has(at, 8) && at < end; ) {
      if (++chunks > MAX_CHUNKS) {
        throw file.bad(MediaRule.TOO_MANY_PARTS, at, MAX_CHUNKS);
      }
      String name = file.latin1(at, 4);
      long length = file.u32le(at + 4);
      file.require(at + 8, length);
      Bytes chunk = file.slice(at + 8, length);
      at += 8 + length + (length & 1);
      switch (name) {
        case "fmt " -> {
          channels = chunk.u16le(2);
          rate = (int) Math.min(chunk.u32le(4), Integer.MAX_VALUE);
          bytesPerSecond = chunk.u32le(8);
          if (channels < 1
              || channels > MAX_CHANNELS
              || rate < 1
              || rate > MAX_RATE
              || bytesPerSecond < 1
              || chunk.u16le(12) < 1) {
            throw chunk.bad(MediaRule.BROKEN, 0, "fmt");
          }
        }
        case "data" -> dataBytes = Math.max(dataBytes, 0) + length;
        default -> readMetadata(name, chunk, findings);
      }
    }
    if (channels == 0 || dataBytes < 1) {
      throw file.bad(MediaRule.BROKEN, 12, channels == 0 ? "fmt" : "data");
    }
    findings.trailing(file, end);
    Duration duration = Duration.ofMillis(dataBytes * 1000 / bytesPerSecond);
    return new Recording(type, file.size(), duration, channels, rate, findings.metadata());
  }

  /** Reads what one chunk says beside the sound. */
  public static void readMetadata(String name, Bytes chunk, Findings findings)
      throws MalformedMedia {
    switch (name) {
      case "LIST" -> {
        if (chunk.matches(0, "INFO")) {
          findings.tolerate(() -> readInfo(chunk.from(4), findings));
        }
      }
      case "bext" -> findings.tolerate(() -> readBroadcast(chunk, findings));
      case "id3 ", "ID3 " -> findings.tolerate(() -> Id3Tag.read(chunk, findings));
      case "_PMX" -> findings.tolerate(() -> XmpPacket.read(chunk, findings));
      case "C2PA" -> findings.contentCredentials();
      default -> {
        // Cues, peaks, padding: nothing that is asked for here.
      }
    }
  }

  private static void readInfo(Bytes list, Findings findings) throws MalformedMedia {
    for (long at = 0; list.has(at, 8); ) {
      String name = list.latin1(at, 4);
      long length = list.u32le(at + 4);
      list.require(at + 8, length);
      if (length <= Findings.MAX_TEXT_BYTES) {
        byte[] raw = list.copy(at + 8, (int) length);
        String value = TiffTree.decode(raw, 0, raw.length).replace("\0", "");
        findings.text(Place.RIFF_INFO, name, value);
        if (name.equals("IART") || name.equals("IENG")) {
          findings.privateFact(PrivateData.PERSON_NAME);
        }
      }
      at += 8 + length + (length & 1);
    }
  }

  private static void readBroadcast(Bytes chunk, Findings findings) throws MalformedMedia {
    findings.text(Place.RIFF_INFO, "Description", chunk.latin1(0, 256).replace("\0", ""));
    findings.text(Place.RIFF_INFO, "Originator", chunk.latin1(256, 32).replace("\0", ""));
  }
}
