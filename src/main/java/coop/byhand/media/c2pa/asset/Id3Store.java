package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.Id3Tag;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The store in an ID3v2 tag: the object of a GEOB frame with the media type of C2PA. */
final class Id3Store {

  /** Flag of a tag or, in version 2.4, of a frame: FF 00 stands for FF. */
  private static final int UNSYNCHRONISED = 0x80;

  private Id3Store() {}

  /** Looks for stores in the tag at the start of the file and reads its texts. */
  static void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    walk.metadata(() -> Id3Tag.read(file, walk.findings()));
    boolean unsynchronised = (file.u8(5) & UNSYNCHRONISED) != 0;
    for (Id3Tag.Frame frame : Id3Tag.frames(file)) {
      Bytes content = frame.content();
      walk.count(file, content.start() - file.start());
      boolean object = frame.name().equals("GEOB") || frame.name().equals("GEO");
      if (object && isCredential(content)) {
        long start = objectStart(content);
        if (start < 0) {
          continue;
        }
        Bytes store = content.from(start);
        ByteRange range = new ByteRange(store.start() - file.start(), store.size());
        if (unsynchronised) {
          walk.decodedStore(synchronise(store), List.of(range));
        } else {
          walk.store(List.of(range), List.of(range));
        }
      }
    }
  }

  private static boolean isCredential(Bytes frame) throws MalformedMedia {
    return frame.matches(1, "application/c2pa\0")
        || frame.matches(1, "application/x-c2pa-manifest-store\0");
  }

  /** The object follows the media type, a file name and a description, each with its end mark. */
  private static long objectStart(Bytes frame) throws MalformedMedia {
    int encoding = frame.u8(0);
    int step = encoding == 1 || encoding == 2 ? 2 : 1;
    long at = frame.find(0, 1, frame.size()) + 1;
    for (int text = 0; text < 2; text++) {
      while (frame.has(at, step) && !isEnd(frame, at, step)) {
        at += step;
      }
      at += step;
    }
    return frame.has(at, 1) ? at : -1;
  }

  private static boolean isEnd(Bytes frame, long at, int step) throws MalformedMedia {
    return frame.u8(at) == 0 && (step == 1 || frame.u8(at + 1) == 0);
  }

  private static byte[] synchronise(Bytes folded) throws MalformedMedia {
    byte[] raw = folded.copy(0, (int) Math.min(folded.size(), AssetWalk.MAX_STORE));
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      out.write(raw[i]);
      if (raw[i] == (byte) 0xff && i + 1 < raw.length && raw[i + 1] == 0) {
        i++;
      }
    }
    return out.toByteArray();
  }
}
