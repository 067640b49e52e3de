package coop.byhand.storefront.web;

import coop.byhand.catalogue.Dimensions;
import coop.byhand.catalogue.Rendition;
import coop.byhand.catalogue.WorkId;
import java.util.StringJoiner;

/**
 * A picture of a work in the sizes there are.
 *
 * @param srcset the sizes with their real widths
 * @param width of the original, which gives the browser the shape before the bytes
 */
record Picture(String src, String srcset, int width, int height, String alt) {

  private static final int USUAL = 640;
  private static final int LARGE = 1024;

  /** For galleries. */
  static Picture small(WorkId id, Dimensions shape, String alt) {
    return of(id, shape, alt, USUAL);
  }

  /** For the page of the work. */
  static Picture large(WorkId id, Dimensions shape, String alt) {
    return of(id, shape, alt, LARGE);
  }

  private static Picture of(WorkId id, Dimensions shape, String alt, int size) {
    StringJoiner sizes = new StringJoiner(", ");
    for (int width : Rendition.SIZES) {
      sizes.add(Links.preview(id, width) + " " + Math.min(width, shape.width()) + "w");
      if (width >= shape.width()) {
        break;
      }
    }
    return new Picture(
        Links.preview(id, size), sizes.toString(), shape.width(), shape.height(), alt);
  }
}
