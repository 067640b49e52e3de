package coop.byhand.catalogue;

/** One preview as the press made it: a JPEG in sRGB, upright, without metadata. */
final class Proof {

  private final int nominalWidth;
  private final int width;
  private final int height;
  private final byte[] jpeg;

  Proof(int nominalWidth, int width, int height, byte[] jpeg) {
    this.nominalWidth = nominalWidth;
    this.width = width;
    this.height = height;
    this.jpeg = jpeg.clone();
  }

  /** 320, 640, 1024 or 1600: the name under which the preview is asked for. */
  int nominalWidth() {
    return nominalWidth;
  }

  /** In pixels; less than the nominal width where the original has no more. */
  int width() {
    return width;
  }

  /** In pixels. */
  int height() {
    return height;
  }

  byte[] jpeg() {
    return jpeg.clone();
  }
}
