package coop.byhandworker;

import java.awt.image.BufferedImage;
import java.util.Locale;

/** The colour that fills the most of a picture, to be shown where the picture has yet to come. */
final class DominantColour {

  private DominantColour() {}

  /** As {@code #rrggbb}: the mean of the fullest of 4,096 drawers. */
  static String of(BufferedImage picture) {
    long[][] drawers = new long[4096][4];
    long[] fullest = drawers[0];
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int pixel = picture.getRGB(x, y);
        int red = pixel >> 16 & 255;
        int green = pixel >> 8 & 255;
        int blue = pixel & 255;
        long[] drawer = drawers[(red >> 4) << 8 | (green >> 4) << 4 | blue >> 4];
        drawer[0]++;
        drawer[1] += red;
        drawer[2] += green;
        drawer[3] += blue;
        if (drawer[0] > fullest[0]) {
          fullest = drawer;
        }
      }
    }
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        fullest[1] / fullest[0],
        fullest[2] / fullest[0],
        fullest[3] / fullest[0]);
  }
}
