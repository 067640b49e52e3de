package coop.byhand.provenance;

import coop.byhand.kernel.Digest;

/**
 * The picture that members look at: a rendition at reading size, kept in the vault as JPEG.
 *
 * @param width in pixels
 * @param height in pixels
 * @param thumbnail the same picture, 320 pixels wide or less
 */
public record ReviewCopy(Digest picture, int width, int height, Digest thumbnail) {}
