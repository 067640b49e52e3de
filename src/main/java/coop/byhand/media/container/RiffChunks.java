package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;

/** What WAV and WebP share: the RIFF header tells where the file should end. */
final class RiffChunks {

  private RiffChunks() {}

  /** Where the RIFF chunk ends; a size beyond the file means that a part is missing. */
  static long end(Bytes file) throws MalformedMedia {
    long end = 8 + file.u32le(4);
    if (end > file.size()) {
      throw file.bad(MediaRule.CUT_SHORT, file.size());
    }
    if (end < 12) {
      throw file.bad(MediaRule.BROKEN, 4, "RIFF");
    }
    return end;
  }
}
