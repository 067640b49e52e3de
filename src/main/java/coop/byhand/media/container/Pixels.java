package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;

/** The limits of a picture, checked on what the header claims, before anything is decoded. */
final class Pixels {

  /** Pixels of a picture. The largest digital backs have 150 million. */
  static final long MAX_PIXELS = 200_000_000;

  /** Pixels along one side; panoramas are long. */
  static final int MAX_SIDE = 30_000;

  /** Frames of an animation, pages of a TIFF. */
  static final int MAX_FRAMES = 2_000;

  private Pixels() {}

  static void check(Bytes file, long at, long width, long height) throws MalformedMedia {
    if (width < 1 || height < 1) {
      throw file.bad(MediaRule.BROKEN, at, "size");
    }
    if (width > MAX_SIDE || height > MAX_SIDE) {
      throw file.bad(MediaRule.SIDE_TOO_LONG, at, width, height, MAX_SIDE);
    }
    if (width * height > MAX_PIXELS) {
      throw file.bad(MediaRule.TOO_MANY_PIXELS, at, width, height, MAX_PIXELS);
    }
  }

  static void checkFrames(Bytes file, long at, long frames) throws MalformedMedia {
    if (frames > MAX_FRAMES) {
      throw file.bad(MediaRule.TOO_MANY_FRAMES, at, frames, MAX_FRAMES);
    }
  }
}
