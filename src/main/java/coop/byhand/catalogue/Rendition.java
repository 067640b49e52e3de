package coop.byhand.catalogue;

import coop.byhand.kernel.Digest;

/**
 * A smaller picture of a work, made anew as JPEG without any metadata; everybody may see it once
 * the work is listed.
 *
 * @param size the width asked for: one of {@link #SIZES}
 * @param width real width in pixels, less than the size when the original is smaller
 * @param bytes size of the file
 */
public record Rendition(int size, int width, int height, Digest digest, long bytes) {

  /** The widths in which pictures are kept. */
  public static final java.util.List<Integer> SIZES = java.util.List.of(320, 640, 1024, 1600);
}
