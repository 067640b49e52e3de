package coop.byhand.media;

/**
 * A still or moving picture without sound.
 *
 * @param width stored width in pixels, before it is turned upright
 * @param height stored height in pixels, before it is turned upright
 * @param frames 1 for a still; pages for TIFF
 */
public record Picture(
    MediaType type,
    long bytes,
    int width,
    int height,
    Orientation orientation,
    int frames,
    Metadata metadata)
    implements MediaFile {

  /** Width in pixels when the picture stands upright. */
  public int uprightWidth() {
    return orientation.swapsSides() ? height : width;
  }

  /** Height in pixels when the picture stands upright. */
  public int uprightHeight() {
    return orientation.swapsSides() ? width : height;
  }
}
